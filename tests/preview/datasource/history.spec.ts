import { openMany, pointsIn } from './many-panels';
import { expect, test } from './test';

const OLD = /last updated .* ago/i;
const ENOUGH = 8;

test('a failing scrape keeps what a panel shows and says how old it is; a reload keeps the history', async ({
  open,
  stage,
}) => {
  const page = await openMany(open, 2);
  await expect.poll(() => pointsIn(page, 2), { timeout: 60_000 }).toBeGreaterThan(ENOUGH);

  stage.engine.fail(500);
  const kept = page.locator('[data-viz-panel-key="panel-1"]');
  await expect(kept.getByRole('note')).toHaveAccessibleName(OLD, { timeout: 30_000 });
  await expect(kept).toContainText(/\d/);
  await expect(page.getByText('No data')).toHaveCount(0);

  await page.reload();
  await expect(kept.getByRole('note')).toHaveAccessibleName(OLD, { timeout: 30_000 });
  expect(await pointsIn(page, 2)).toBeGreaterThan(ENOUGH / 2);

  stage.engine.recover();
  await expect(kept.getByRole('note')).toHaveCount(0, { timeout: 60_000 });
});

test('a stopped engine is a bodiless 502, which a panel without a history says in words', async ({ open, stage }) => {
  await stage.engine.close();
  const page = await openMany(open, 1);
  await expect(page.locator('[data-viz-panel-key="panel-1"]').getByTestId(/Panel status error/)).toBeVisible({
    timeout: 30_000,
  });
});
