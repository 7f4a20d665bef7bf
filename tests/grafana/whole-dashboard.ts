import { expect, type Page } from '@playwright/test';
import { Answers } from './answers';
import { allPanels, heightOf, type DashboardJson, type PanelInRow } from './dashboard-files';

/** What a browser shows of one panel. */
interface Shown {
  readonly id: number;
  readonly text: string;
  readonly legend: string;
  readonly canvases: number;
  readonly cells: number;
  readonly failed: boolean;
  readonly busy: boolean;
}

/** Graphs that write their words on the canvas. */
const WITHOUT_LEGEND = ['state-timeline', 'heatmap'];
const GRAPHS = ['timeseries', 'state-timeline', 'xychart', 'barchart', 'heatmap'];
// A Grafana that was built without flot cannot draw gauges; there is no Loki here.
const HARMLESS = /Failed to load resource|Gauge rendering error .*plot is not a function|Datasource {2}was not found/;
/** The title of a row that says what its panels need. */
const NEEDS = /\(.*needs? /;

/** A dashboard in a browser, with every row open. */
export class WholeDashboard {
  private readonly answers: Answers;
  private readonly complaints: string[] = [];
  private readonly panels: readonly PanelInRow[];

  constructor(
    private readonly page: Page,
    private readonly dashboard: DashboardJson
  ) {
    this.answers = new Answers(page);
    // There is no Loki here that lines could come from.
    this.panels = allPanels(dashboard).filter(({ type }) => type !== 'logs');
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !HARMLESS.test(message.text())) {
        this.complaints.push(`console: ${message.text()}`);
      }
    });
  }

  /** Opens it with these variables over the last minutes, tall enough that all panels are drawn, and unfolds each row. */
  async open(variables: Readonly<Record<string, string>>): Promise<void> {
    await this.page.setViewportSize({ width: 1400, height: heightOf(this.dashboard) });
    const chosen = new URLSearchParams({ from: 'now-5m', to: 'now', refresh: '1d', ...variables });
    await this.page.goto(`/d/${this.dashboard.uid}?${chosen}`);
    await expect(this.page.locator('[data-viz-panel-key]').first()).toBeVisible();
    const folded = this.page.getByRole('button', { name: 'Expand row' });
    for (let left = await folded.count(); left > 0; left = await folded.count()) {
      await folded.first().click();
      await expect.poll(() => folded.count()).toBeLessThan(left);
    }
  }

  /** What is wrong with it: failed queries, warnings, errors on the console, panels that say nothing. */
  async problems(): Promise<string[]> {
    const shown = await this.shown();
    return [
      ...new Set([
        ...this.answers.failures,
        ...this.answers.warnings,
        ...this.complaints,
        ...this.panels.flatMap((panel) => {
          const boxes = shown.filter(({ id }) => id === panel.id);
          const words = boxes.length === 0 ? ['is not there'] : boxes.flatMap((box) => this.problemOf(panel, box));
          return words.map((word) => `${panel.id} ${panel.title} (${panel.type}): ${word}`);
        }),
      ]),
    ];
  }

  private problemOf({ id, type, title, row = '', fieldConfig }: PanelInRow, box: Shown): string[] {
    const noValue = fieldConfig?.defaults.noValue;
    const rest = box.text.replace(title, '').trim();
    if (box.failed) {
      return [`shows an error: ${rest.slice(0, 200)}`];
    }
    if (box.busy) {
      return ['is still loading'];
    }
    if (noValue !== undefined && rest.includes(noValue)) {
      return [];
    }
    if (/No data/.test(rest)) {
      // Grafana takes a heatmap's own words away; its row has to say them.
      return type === 'heatmap' && NEEDS.test(row) ? [] : ['says "No data" and not why'];
    }
    const finite = this.answers.byPanel.get(id)?.series.some(({ values }) => values.some(Number.isFinite)) ?? false;
    if (type === 'gauge') {
      return finite ? [] : ['has no value'];
    }
    if (GRAPHS.includes(type)) {
      const drawn = box.canvases > 0 && finite && (WITHOUT_LEGEND.includes(type) || box.legend !== '');
      return drawn ? [] : [`blank: ${box.canvases} canvases, legend "${box.legend}", ${finite ? '' : 'no '}value`];
    }
    const words = type === 'table' ? box.cells > 0 : rest !== '';
    return words ? [] : ['blank'];
  }

  private shown(): Promise<Shown[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-viz-panel-key]')].map((box) => ({
        id: Number(/panel-(\d+)/.exec(box.dataset.vizPanelKey ?? '')?.[1]),
        text: box.innerText.replace(/\s+/g, ' '),
        legend: [...box.querySelectorAll<HTMLElement>('[data-testid*="VizLegend series"]')]
          .map(({ innerText }) => innerText)
          .join(', '),
        canvases: box.querySelectorAll('canvas').length,
        cells: box.querySelectorAll('[role="gridcell"]').length,
        failed: box.querySelector('[data-testid*="Panel status error"], [role="alert"]') !== null,
        busy: box.querySelector('[aria-label="Panel loading bar"]') !== null,
      }))
    );
  }
}
