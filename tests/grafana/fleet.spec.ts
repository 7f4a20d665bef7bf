import { panelBox, panelProblems } from './overview';
import { takeScreenshot } from './screenshot';
import { readStack } from './stack-file';
import { expect, test } from './test';

test('the mixed fleet: every panel has data, and every engine its row', async ({ openOverview }) => {
  const { page, answers } = await openOverview();
  await expect.poll(() => panelProblems(page, answers)).toEqual([]);
  const { instances } = readStack();
  const table = panelBox(page, 'Engines');
  for (const instance of Object.values(instances)) {
    const link = table.getByRole('link', { name: instance }).first();
    // The table draws the rows in view and a few beyond.
    await table.getByRole('grid').hover();
    await expect
      .poll(async () => (await link.count()) > 0 || (await page.mouse.wheel(0, 200), false), { timeout: 30_000 })
      .toBe(true);
  }
  await takeScreenshot(page, 'all-panels-fleet');
});

test('a row of the table leads to its engine alone', async ({ openOverview }) => {
  const { page } = await openOverview();
  const instance = readStack().instances['healthy-0.32.0'];
  await panelBox(page, 'Engines').getByRole('link', { name: instance }).click();
  await expect(page).toHaveURL((url) => url.searchParams.getAll('var-instance').join() === instance);
  await expect(panelBox(page, 'Up')).toContainText(/engines\s*1$/);
});
