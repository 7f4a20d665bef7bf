import { expectMove, expectRedrawn, panel, problemsOf } from './panels';
import { expect, PROVISIONED, test } from './test';

const LIVE = `/d/vllm-console-live?var-datasource=${PROVISIONED}`;
const OUTPUT = 5;
const GRAPH = 10;
const GPU_PANELS = ['GPU utilisation', 'GPU memory', 'GPU power', 'GPU temperature', 'GPU clock'];

test('the Live dashboard draws every panel and moves by itself, for a viewer', async ({ openAs, stage }) => {
  const page = await openAs('Viewer', LIVE);
  await page.setViewportSize({ width: 1400, height: 1800 });
  await expect.poll(() => problemsOf(page, 'live.json'), { timeout: 120_000 }).toEqual([]);
  await expect.poll(() => stage.engine.front.isScrapedEverySecond()).toBe(true);
  await Promise.all([
    expectMove(panel(page, OUTPUT), 5_000),
    expectRedrawn(panel(page, GRAPH).getByTestId('uplot-main-div'), 5_000),
  ]);

  await page.getByRole('button', { name: 'Expand row' }).click();
  for (const title of GPU_PANELS) {
    await expect(page.getByRole('region', { name: title }).locator('canvas')).toBeVisible();
  }
});
