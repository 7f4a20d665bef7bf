import type { Browser, Page } from '@playwright/test';

/** A page of its own that chats. */
export async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`));
  await page.goto(url);
  await page.waitForFunction(() => 'chatBench' in window);
  return page;
}
