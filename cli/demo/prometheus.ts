import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { startChild, type Child } from './child';
import { type ScrapeTarget } from './scrape-targets';

/** How often the demo's Prometheus scrapes; also what Grafana takes for its shortest rate window. */
export const SCRAPE_INTERVAL = '5s';

/** The configuration of a Prometheus that scrapes these pages, each under its job. */
export function prometheusConfig(targets: readonly ScrapeTarget[]): string {
  const jobs = [...new Set(targets.map(({ job }) => job))];
  return stringify({
    global: { scrape_interval: SCRAPE_INTERVAL, scrape_timeout: '4s', evaluation_interval: SCRAPE_INTERVAL },
    rule_files: [join(__dirname, '../../deploy/prometheus/rules/*.yaml')],
    scrape_configs: jobs.map((job) => ({
      job_name: job,
      static_configs: targets.filter((target) => target.job === job).map(staticConfig),
    })),
  });
}

function staticConfig({ page, instance }: ScrapeTarget): { targets: string[]; labels: Record<string, string> } {
  return {
    targets: [page.port === '' ? `${page.host}:${page.protocol === 'https:' ? 443 : 80}` : page.host],
    labels: {
      __scheme__: page.protocol.slice(0, -1),
      __metrics_path__: page.pathname,
      ...(instance === undefined ? {} : { instance }),
    },
  };
}

/** Where a Prometheus that is started in a folder keeps its data. */
export function prometheusData(folder: string): string {
  return join(folder, 'data');
}

/** Starts a Prometheus on the loopback address with its configuration and data in `folder`. */
export function startPrometheus(path: string, folder: string, port: number, targets: readonly ScrapeTarget[]): Child {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'prometheus.yaml');
  writeFileSync(config, prometheusConfig(targets));
  return startChild({
    name: 'Prometheus',
    command: path,
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${prometheusData(folder)}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
      // Grafana writes here what fired when.
      '--web.enable-remote-write-receiver',
    ],
    cwd: folder,
    logFile: join(folder, 'prometheus.log'),
  });
}
