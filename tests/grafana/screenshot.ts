import { type Page } from '@playwright/test';
import { join } from 'node:path';
import { SCREENSHOTS } from './result';

/** Keeps what a page looks like. A name that begins with `readme-` is one for the README. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: 'disabled' });
}
