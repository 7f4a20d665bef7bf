import { cpSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startChild, type Child } from '../../cli/demo/child';
import { grafanaEnvironment } from '../../cli/demo/grafana';
import { type LiveEngine } from '../../cli/demo/live-engine';
import { pluginIds } from '../../cli/demo/plugin-ids';
import { untilReady } from '../../cli/demo/ready';

/** A Grafana that can be run from its folder. */
export interface GrafanaFolder {
  readonly bin: string;
  readonly home: string;
}

export interface ServerOptions {
  readonly port: number;
  /** Its data, logs and plugins. */
  readonly folder: string;
  /** A built plugin that is copied into it; absent: none is installed. */
  readonly plugin?: string;
  readonly provisioning: string;
  readonly dashboards: string;
  readonly prometheusUrl: string;
  /** The engine that the provisioned vLLM datasource reads. */
  readonly engine: LiveEngine;
  /** Environment variables that win over the demo's. */
  readonly settings?: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 240_000;

/** Starts a Grafana with settings as in the demo and waits until it answers. */
export async function startServer(grafana: GrafanaFolder, options: ServerOptions): Promise<Child> {
  const { port, folder, plugin, provisioning, dashboards, prometheusUrl, engine, settings } = options;
  ['data', 'logs', 'plugins'].forEach((name) => mkdirSync(join(folder, name), { recursive: true }));
  const ids = plugin === undefined ? [] : pluginIds(plugin);
  if (plugin !== undefined) {
    cpSync(plugin, join(folder, 'plugins', ids[0]), { recursive: true });
  }
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GF_'));
  const child = startChild({
    name: 'Grafana',
    command: grafana.bin,
    args: [...(basename(grafana.bin) === 'grafana' ? ['server'] : []), '--homepath', grafana.home],
    env: {
      ...Object.fromEntries(inherited),
      ...grafanaEnvironment({ port, folder, prometheusUrl, engine }, ids),
      GF_PATHS_PROVISIONING: provisioning,
      GF_LOG_LEVEL: 'info',
      VLLM_CONSOLE_DASHBOARDS: dashboards,
      ...settings,
    },
    cwd: grafana.home,
    logFile: join(folder, 'grafana.log'),
  });
  try {
    await untilReady(child, `http://127.0.0.1:${port}/api/health`, PATIENCE_MS, new AbortController().signal);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return child;
}
