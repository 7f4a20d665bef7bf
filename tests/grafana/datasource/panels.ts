import { expect, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStack } from '../stack-file';

interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
}

/** The panels of a dashboard's file that are open when it opens. */
export function panelsOf(file: string): PanelJson[] {
  const { panels } = JSON.parse(readFileSync(join(readStack().dashboards, file), 'utf8')) as { panels: PanelJson[] };
  return panels.filter(({ type }) => type !== 'row');
}

/** The box of a panel. */
export function panel(page: Page, id: number | string): Locator {
  return page.locator(`[data-viz-panel-key="panel-${id}"]`);
}

/** The panels that show an error, say that there is no data, or have drawn nothing. */
export async function problemsOf(page: Page, file: string): Promise<string[]> {
  const problems: string[] = [];
  for (const { id, type, title } of panelsOf(file)) {
    const box = panel(page, id);
    if ((await box.getByTestId(/Panel status error/).count()) > 0) {
      problems.push(`${title}: shows an error`);
    }
    const text = await box.innerText();
    const drawn = {
      stat: /\d/.test(text),
      table: (await box.getByRole('gridcell').count()) > 0,
    }[type];
    if (!(drawn ?? (await box.locator('canvas').count()) > 0) || text.includes('No data')) {
      problems.push(`${title}: has drawn nothing`);
    }
  }
  return problems;
}

/** Waits until a panel's text is another one than now. */
export async function expectMove(box: Locator, timeout: number): Promise<void> {
  const before = await box.innerText();
  await expect(async () => expect(await box.innerText()).not.toBe(before)).toPass({ timeout, intervals: [200] });
}

/** Waits until a graph looks otherwise than now. */
export async function expectRedrawn(graph: Locator, timeout: number): Promise<void> {
  const before = await graph.screenshot();
  await expect(async () => expect((await graph.screenshot()).equals(before)).toBe(false)).toPass({ timeout });
}

/** What the signs beside a panel's title say. */
export async function noticesOf(page: Page, id: number): Promise<string[]> {
  const signs = panel(page, id).getByTestId('title-items-container').locator('[tabindex="0"]');
  const texts: string[] = [];
  for (const sign of await signs.all()) {
    await sign.hover();
    texts.push(...(await page.getByRole('tooltip').allInnerTexts()));
  }
  await page.mouse.move(0, 0);
  return texts;
}
