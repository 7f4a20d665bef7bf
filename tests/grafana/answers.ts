import { type Page, type Response } from '@playwright/test';
import { readFrames, type Frame, type Series } from './frames';

export interface PanelAnswer {
  readonly series: readonly Series[];
}

interface QueryBody {
  readonly results?: Record<string, { error?: string; frames?: Frame[] }>;
}

/** Collects what Grafana answers to the queries of a page's panels. */
export class Answers {
  /** The newest answer by panel id. */
  readonly byPanel = new Map<number, PanelAnswer>();
  /** Queries that failed, and why. */
  readonly failures: string[] = [];
  /** What Prometheus warns of, without mere remarks. */
  readonly warnings = new Set<string>();

  constructor(page: Page) {
    page.on('response', (response) => {
      if (response.url().includes('/api/ds/query')) {
        void this.take(response);
      }
    });
  }

  private async take(response: Response): Promise<void> {
    const panel = Number(response.request().headers()['x-panel-id']);
    const where = `panel ${panel}`;
    // A body is gone where the page has moved on meanwhile.
    const body = await response.json().then(
      (json: QueryBody) => json,
      () => undefined
    );
    if (!response.ok()) {
      this.failures.push(`${where}: HTTP ${response.status()} ${JSON.stringify(body)?.slice(0, 300)}`);
      this.byPanel.set(panel, { series: [] });
    }
    for (const [refId, { error, frames = [] }] of Object.entries(body?.results ?? {})) {
      if (error) {
        this.failures.push(`${where}, query ${refId}: ${error}`);
      }
      frames
        .flatMap(({ schema }) => schema.meta?.notices ?? [])
        .filter(({ severity }) => severity !== 'info')
        .forEach(({ text }) => this.warnings.add(`${where}, query ${refId}: ${text}`));
    }
    if (body?.results) {
      this.byPanel.set(panel, { series: Object.entries(body.results).flatMap(readFrames) });
    }
  }
}
