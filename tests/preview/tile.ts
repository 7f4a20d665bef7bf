import type { Page } from '@playwright/test';

/** The last line of a tile, below what it is called. */
export async function valueIn(page: Page, title: string): Promise<string> {
  const content = page.getByTestId(`data-testid Panel header ${title}`).getByTestId('data-testid panel content');
  return (await content.innerText()).split('\n').at(-1) ?? '';
}
