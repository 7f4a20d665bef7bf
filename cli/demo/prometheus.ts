import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { metricsUrl } from '../record/scrape';
import { startChild, type Child } from './child';

/** How often the demo's Prometheus scrapes; also what Grafana takes for its shortest rate window. */
export const SCRAPE_INTERVAL = '5s';

/** The configuration of a Prometheus that scrapes these engines under job `vllm`. */
export function prometheusConfig(engines: readonly URL[]): string {
  return stringify({
    global: { scrape_interval: SCRAPE_INTERVAL, scrape_timeout: '4s', evaluation_interval: SCRAPE_INTERVAL },
    scrape_configs: [{ job_name: 'vllm', static_configs: engines.map(target) }],
  });
}

function target(engine: URL): { targets: string[]; labels: Record<string, string> } {
  const page = new URL(metricsUrl(engine));
  return {
    targets: [page.port === '' ? `${page.host}:${page.protocol === 'https:' ? 443 : 80}` : page.host],
    labels: { __scheme__: page.protocol.slice(0, -1), __metrics_path__: page.pathname },
  };
}

/** Starts a Prometheus on the loopback address with its configuration and data in `folder`. */
export function startPrometheus(path: string, folder: string, port: number, engines: readonly URL[]): Child {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'prometheus.yaml');
  writeFileSync(config, prometheusConfig(engines));
  return startChild({
    name: 'Prometheus',
    command: path,
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    cwd: folder,
    logFile: join(folder, 'prometheus.log'),
  });
}
