import { engineEnvironment, type LiveEngine } from './live-engine';

export interface PreviewOptions {
  readonly port: number;
  readonly host: string;
  readonly prometheusUrl: string;
  readonly dist: string;
  /** The engine that the vLLM datasource reads live. */
  readonly engine: LiveEngine;
}

/** Opens the preview host. It is loaded only now: with a Grafana at hand its bundler is never needed. */
export async function openPreview({
  engine,
  ...options
}: PreviewOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { startPreview } = await import('../../preview/server');
  const { provisionedDatasources } = await import('../../preview/provisioned');
  return startPreview({ ...options, datasources: provisionedDatasources(engineEnvironment(engine)) });
}
