import { Command } from 'commander';
import path from 'node:path';
import { startPreview } from './server';

interface Flags {
  prometheus: string;
  port: string;
  host: string;
  dist: string;
  scrapeInterval: string;
}

async function main(): Promise<void> {
  const flags = new Command('preview')
    .description('Shows the built plugin and its dashboards without a Grafana. It is not Grafana.')
    .option('--prometheus <url>', 'Prometheus to read', 'http://127.0.0.1:9090')
    .option('--port <port>', 'port; another one when it is taken', '3000')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--dist <folder>', 'built plugin', path.join(__dirname, '../dist'))
    .option('--scrape-interval <interval>', "the Prometheus datasource's scrape interval", '15s')
    .parse()
    .opts<Flags>();
  const { prometheus, port, ...rest } = flags;
  const preview = await startPreview({ ...rest, port: Number(port), prometheusUrl: prometheus });
  console.log(`Preview, not Grafana: ${preview.url} (Prometheus ${prometheus})`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => preview.close().then(() => process.exit(0)));
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
