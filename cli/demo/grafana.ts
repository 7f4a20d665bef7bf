import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stringify } from 'yaml';
import { type FoundGrafana } from '../programs/grafana';
import { startChild, type Child } from './child';
import { engineEnvironment, type LiveEngine } from './live-engine';
import { type Say } from './engines';
import { DASHBOARDS, DIST, PROVISIONING, ROOT } from './paths';
import { pluginIds } from './plugin-ids';
import { SCRAPE_INTERVAL } from './prometheus';
import { type Receiving, withAlerting } from './alerting';

/** The image that Docker Compose runs. */
const IMAGE = 'grafana/grafana:12.3.0';

export interface GrafanaOptions {
  readonly port: number;
  /** Where its data, logs and plugins go. */
  readonly folder: string;
  readonly prometheusUrl: string;
  /** The engine that the vLLM datasource reads live. */
  readonly engine: LiveEngine;
}

/** What a Grafana needs to know to show the demo; anonymous visitors are admins, so it must stay on the loopback. */
export function grafanaEnvironment(options: GrafanaOptions, ids: readonly string[]): Record<string, string> {
  const { port, folder, prometheusUrl, engine } = options;
  return {
    GF_SERVER_HTTP_ADDR: '127.0.0.1',
    GF_SERVER_HTTP_PORT: String(port),
    GF_PATHS_DATA: join(folder, 'data'),
    GF_PATHS_LOGS: join(folder, 'logs'),
    GF_PATHS_PLUGINS: join(folder, 'plugins'),
    GF_PATHS_PROVISIONING: PROVISIONING,
    GF_AUTH_ANONYMOUS_ENABLED: 'true',
    GF_AUTH_ANONYMOUS_ORG_ROLE: 'Admin',
    GF_AUTH_BASIC_ENABLED: 'false',
    GF_ANALYTICS_REPORTING_ENABLED: 'false',
    GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES: 'false',
    GF_NEWS_NEWS_FEED_ENABLED: 'false',
    GF_PLUGINS_PREINSTALL_DISABLED: 'true',
    GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: ids.join(','),
    GF_LOG_LEVEL: 'warn',
    VLLM_CONSOLE_PROMETHEUS_URL: prometheusUrl,
    VLLM_CONSOLE_SCRAPE_INTERVAL: SCRAPE_INTERVAL,
    ...engineEnvironment(engine),
    VLLM_CONSOLE_DASHBOARDS: DASHBOARDS,
  };
}

/** Starts Grafana with the built plugin, the datasource, the dashboards and the alerts provisioned. */
export function startGrafana(grafana: FoundGrafana, options: GrafanaOptions, inbox: Receiving, say: Say): Child {
  const { folder } = options;
  const ids = pluginIds(DIST);
  ['data', 'logs', 'plugins'].forEach((name) => mkdirSync(join(folder, name), { recursive: true }));
  const link = join(folder, 'plugins', ids[0]);
  rmSync(link, { recursive: true, force: true });
  symlinkSync(DIST, link, 'dir');
  const environment = withAlerting(grafanaEnvironment(options, ids), folder, inbox, say);
  const logFile = join(folder, 'grafana.log');
  if (grafana.kind === 'folder') {
    const server = basename(grafana.bin) === 'grafana' ? ['server'] : [];
    return startChild({
      name: 'Grafana',
      command: grafana.bin,
      args: [...server, '--homepath', grafana.home],
      env: { ...withoutGrafanaSettings(process.env), ...environment },
      cwd: grafana.home,
      logFile,
    });
  }
  const file = join(folder, 'compose.yaml');
  writeFileSync(file, grafanaComposeFile(folder, environment));
  return startChild({
    name: 'Grafana',
    command: grafana.docker,
    args: ['compose', '-p', `vllm-console-demo-${options.port}`, '-f', file, 'up', '--no-color', '--no-log-prefix'],
    logFile,
  });
}

/** Grafana as a container that sees the host's own loopback and paths, so that the settings are the same. */
export function grafanaComposeFile(folder: string, environment: Readonly<Record<string, string>>): string {
  return stringify({
    services: {
      grafana: {
        image: IMAGE,
        network_mode: 'host',
        user: `${process.getuid?.() ?? 472}:${process.getgid?.() ?? 0}`,
        environment,
        volumes: [`${folder}:${folder}`, `${ROOT}:${ROOT}:ro`],
      },
    },
  });
}

/** The user's own GF_… settings are for another Grafana. */
function withoutGrafanaSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GF_')));
}
