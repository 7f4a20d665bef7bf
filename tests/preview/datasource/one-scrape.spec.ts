import type { Page } from '@playwright/test';
import { openMany, pointsIn } from './many-panels';
import { expect, test } from './test';

const PANELS = 50;
const SECONDS = 12;

test(`two tabs with ${PANELS} panels each, at one second: one scrape a tick, and all panels move`, async ({
  open,
  stage,
}) => {
  const tabs = [await openMany(open, PANELS), await openMany(open, PANELS)];
  for (const tab of tabs) {
    await expect(tab.locator('[data-viz-panel-key]')).toHaveCount(PANELS);
    await expect(tab.locator('[data-viz-panel-key="panel-49"]')).toContainText(/Panel 49\D*\d/);
    await expect(tab.getByText('No data')).toHaveCount(0);
  }
  const [began, before] = [Date.now(), await Promise.all(tabs.map((tab) => pointsIn(tab, PANELS)))];
  const scrapes = tabs.map(countScrapes);
  await tabs[0].waitForTimeout(SECONDS * 1000);
  const times = stage.engine.seen.filter(({ url, at }) => url === '/metrics' && at > began).map(({ at }) => at);

  // A slow machine stretches the interval, and lets a tick come late but not early.
  expect(times.length).toBeGreaterThanOrEqual(SECONDS / 4);
  expect(times.length).toBeLessThanOrEqual(SECONDS + 1);
  expect(Math.min(...times.slice(1).map((at, i) => at - times[i]))).toBeGreaterThan(500);
  expect(stage.engine.atOnce).toBe(1);
  expect(scrapes.filter((count) => count() > 0)).toHaveLength(1);
  const after = await Promise.all(tabs.map((tab) => pointsIn(tab, PANELS)));
  after.forEach((count, tab) => expect(count).toBeGreaterThan(before[tab]));
});

/** How many scrapes a tab makes from now on. */
function countScrapes(tab: Page): () => number {
  let count = 0;
  tab.on('request', (request) => {
    count += request.url().endsWith('/engine/metrics') ? 1 : 0;
  });
  return () => count;
}
