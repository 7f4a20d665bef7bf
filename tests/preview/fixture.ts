import { join } from 'node:path';
import { engineEnvironment } from '../../cli/demo/live-engine';
import { provisionedDatasources } from '../../preview/provisioned';
import { startPreview } from '../../preview/server';
import type { RecordedScrape } from '../../src/engine/recording/types';
import { openMetricsOf } from '../../cli/io/openmetrics';
import { TestPrometheus } from '../support/prometheus';
import { recordedScrapes } from '../support/recordings';
import { KEY, startGuardedEngine } from './datasource/engine';

/** The built plugin that is looked at; `$PREVIEW_DIST` names another one. */
export const dist = process.env.PREVIEW_DIST ?? join(__dirname, '../../dist');

const ENGINES = { 'healthy:8000': 'healthy-0.32.0', 'full:8000': 'kv-pressure-0.32.0', 'old:8000': 'healthy-0.12.0' };
const EVERY_SECONDS = 5;
const MINUTES = 20;

/**
 * A Prometheus with recordings repeated around the present, an engine that the vLLM datasource reads live, and the
 * preview over both; data lasts for ten minutes.
 */
export async function startFixture(): Promise<{ url: string; close(): Promise<void> }> {
  const backfill = Object.entries(ENGINES).map(([instance, recording]) =>
    openMetricsOf(repeated(recordedScrapes(recording)), { job: 'vllm', instance })
  );
  const prometheus = await TestPrometheus.start({ backfill });
  const engine = await startGuardedEngine();
  const environment = engineEnvironment({ name: 'healthy:8000', url: engine.url, gpuUrl: engine.gpuUrl });
  const preview = await startPreview({
    prometheusUrl: prometheus.url,
    dist,
    scrapeInterval: `${EVERY_SECONDS}s`,
    datasources: provisionedDatasources({ ...environment, VLLM_CONSOLE_ENGINE_KEY: KEY }),
  });
  return {
    url: preview.url,
    async close() {
      await preview.close();
      await engine.close();
      await prometheus.stop();
    },
  };
}

function repeated(scrapes: readonly RecordedScrape[]): RecordedScrape[] {
  const sparse = scrapes.filter((_, i) => i % EVERY_SECONDS === 0);
  const start = Math.round(Date.now() / 1000) - (MINUTES / 2) * 60;
  const count = (MINUTES * 60) / EVERY_SECONDS;
  return Array.from({ length: count }, (_, i) => ({ ...sparse[i % sparse.length], t: start + i * EVERY_SECONDS }));
}
