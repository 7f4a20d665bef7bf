export interface PreviewOptions {
  readonly port: number;
  readonly host: string;
  readonly prometheusUrl: string;
  readonly dist: string;
}

/** Opens the preview host. It is loaded only now: with a Grafana at hand its bundler is never needed. */
export async function openPreview(options: PreviewOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { startPreview } = await import('../../preview/server');
  return startPreview(options);
}
