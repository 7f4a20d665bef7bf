import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answers } from './answers';
import { sharesAnswer } from '../support/shared-answer';
import { readStack } from './stack-file';

/** A panel of the Overview as its file has it. */
export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly datasource?: { readonly uid: string };
  /** What a folded row has in it. */
  readonly panels?: readonly PanelJson[];
}

/** Tall enough that Grafana draws every panel at once; on a telephone they stand one below the other. */
export const ALL_PANELS = { width: 1400, height: 3600, heightOfColumn: 13_000 };
/** How the Overview says that a graph has nothing to draw. */
export const WORDS = /^No engine answers|Not exposed here|^Idle now: nothing to measure/;

/** The Overview's panels with those in folded rows, without the rows. */
export function overviewPanels(): PanelJson[] {
  const text = readFileSync(join(readStack().dashboards, 'overview.json'), 'utf8');
  const { panels } = JSON.parse(text) as { panels: PanelJson[] };
  return panels.flatMap((panel) => (panel.type === 'row' ? (panel.panels ?? []) : [panel]));
}

/** Opens the folded rows. */
export async function unfold(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Expand row' }).click();
}

/** The panel with this title. */
export function panelBox(page: Page, title: string): Locator {
  const { id } = overviewPanels().find((panel) => panel.title === title) ?? {};
  return page.locator(`[data-viz-panel-key="panel-${id}"]`);
}

/** Waits until every panel has been answered and drawn. */
export async function allDrawn(page: Page, answers: Answers): Promise<void> {
  const missing = () => overviewPanels().filter((panel) => !sharesAnswer(panel) && !answers.byPanel.has(panel.id));
  await expect.poll(() => missing().map(({ title }) => title), { timeout: 120_000 }).toEqual([]);
  await expect(page.getByLabel('Panel loading bar')).toHaveCount(0);
}

/** What is wrong with the panels: an error, or nothing drawn and no word about it. */
export async function panelProblems(page: Page, answers: Answers): Promise<string[]> {
  const problems: string[] = [...answers.failures];
  for (const panel of overviewPanels()) {
    const box = panelBox(page, panel.title);
    if ((await box.getByTestId(/Panel status error/).count()) > 0) {
      problems.push(`${panel.title}: shows an error`);
    }
    if ((await box.getByText(/^No data/).count()) > 0) {
      problems.push(`${panel.title}: says "No data" and not why`);
    }
    if (
      panel.type === 'timeseries' &&
      isBlank(panel, answers) &&
      (await legend(box).filter({ hasText: WORDS }).count()) === 0
    ) {
      problems.push(`${panel.title}: blank, and does not say why`);
    }
  }
  return problems;
}

/** The entries of a graph's legend. */
export function legend(box: Locator): Locator {
  return box.getByTestId(/VizLegend series/);
}

function isBlank({ id }: PanelJson, answers: Answers): boolean {
  const series = answers.byPanel.get(id)?.series ?? [];
  return !series.some(({ refId, values }) => refId !== 'State' && values.some(Number.isFinite));
}
