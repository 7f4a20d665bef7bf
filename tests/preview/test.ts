import { test as base, type Page } from '@playwright/test';
import { join } from 'node:path';

export interface Look {
  theme: 'dark' | 'light';
  width: number;
  height: number;
}

export const LOOKS: Look[] = (['dark', 'light'] as const).flatMap((theme) => [
  { theme, width: 1400, height: 900 },
  { theme, width: 390, height: 844 },
]);

/** Opens pages of the preview, and fails a test in which a page complained. */
export const test = base.extend<{ open: (path: string, look: Look) => Promise<Page> }>({
  open: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`error: ${error.stack?.slice(0, 400)}`));
    page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
    page.on('response', (answer) => answer.status() >= 400 && complaints.push(`${answer.status()} ${answer.url()}`));
    await use(async (path, { theme, width, height }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`${process.env.PREVIEW_URL}${path}?theme=${theme}`);
      return page;
    });
    base.expect([...new Set(complaints)]).toEqual([]);
  },
});

export const { expect } = base;

/** Keeps what a page looked like, below test-results. */
export async function keep(page: Page, name: string, { theme, width }: Look): Promise<void> {
  const path = join(__dirname, '../../test-results/screenshots', `${name}-${theme}-${width}.png`);
  await page.screenshot({ path, fullPage: true, animations: 'disabled' });
}
