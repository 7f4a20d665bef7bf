import type { Page } from '@playwright/test';
import { openMany, pointsIn } from './many-panels';
import { expect, test } from './test';

const PANELS = 12;
/** What Grafana loads of the plugins when it is needed. */
const CHUNK = /\/public\/plugins\/([\w-]+)\/\d+\.js/;

test('many panels load what answers them once, from the app’s own folder', async ({ open }) => {
  const page = await openMany(open, PANELS);
  await expect.poll(() => pointsIn(page, 1)).toBeGreaterThan(0);
  const loaded: string[] = [];
  page.on('response', (response) => CHUNK.test(response.url()) && loaded.push(response.url()));
  await page.reload();
  await expect.poll(() => pointsIn(page, PANELS - 1)).toBeGreaterThan(0);
  expect(loaded.length).toBeGreaterThan(0);
  expect(new Set(loaded).size).toBe(loaded.length);
  expect(new Set(loaded.map((url) => CHUNK.exec(url)?.[1]))).toEqual(new Set(['vllmconsole-vllm-app']));
});

test('panels say to reload the page where the plugin’s files are gone, and answer again once they are back', async ({
  open,
}) => {
  const page = await openMany(open, PANELS);
  await expect.poll(() => pointsIn(page, 1)).toBeGreaterThan(0);
  await page.route(CHUNK, (route) => route.abort());
  await page.reload();
  await expect(errors(page)).toHaveCount(PANELS);
  await errors(page).first().hover();
  await expect(page.getByRole('tooltip')).toContainText('Reload the page');
  await page.unroute(CHUNK);
  await page.getByTestId('data-testid RefreshPicker run button').click();
  await expect(errors(page)).toHaveCount(0);
  await expect.poll(() => pointsIn(page, 1)).toBeGreaterThan(0);
});

const errors = (page: Page) => page.getByTestId(/Panel status error/);
