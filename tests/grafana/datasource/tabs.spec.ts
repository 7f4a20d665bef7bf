import { type Page } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectMove, panel } from './panels';
import { expect, PROVISIONED, test } from './test';

const LIVE = `/d/vllm-console-live?var-datasource=${PROVISIONED}`;
const OUTPUT = 5;
const SECONDS = 8;
const HANDOVER_MS = 5_000;

test('two tabs scrape once a second altogether, and when the one that does closes the other goes on', async ({
  openAs,
  stage,
}) => {
  const { front } = stage.engine;
  const tabs = [await openAs('Viewer', LIVE), await openAs('Viewer', LIVE)];
  const scrapes = tabs.map(scrapesOf);
  for (const tab of tabs) {
    await expect(panel(tab, OUTPUT)).toContainText(/\d/);
  }
  await expect.poll(() => front.isScrapedEverySecond()).toBe(true);
  scrapes.forEach((count) => (count.value = 0));
  const began = Date.now();
  await Promise.all(tabs.map((tab) => expectMove(panel(tab, OUTPUT), 5_000)));
  await sleep(Math.max(0, began + SECONDS * 1000 - Date.now()));
  const seen = front.scrapesSince(began);
  // A busy machine stretches the interval and never shortens it.
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.length).toBeLessThanOrEqual(SECONDS + 1);
  expect(seen.slice(1).filter(({ at }, i) => at < (seen[i].until ?? Infinity))).toEqual([]);
  const leader = scrapes.findIndex(({ value }) => value > 0);
  expect(scrapes[1 - leader].value).toBe(0);

  await tabs[leader].close();
  const closed = Date.now();
  await expect.poll(() => front.scrapesSince(closed).length, { timeout: HANDOVER_MS }).toBeGreaterThan(0);
  await expectMove(panel(tabs[1 - leader], OUTPUT), 5_000);
});

/** How many scrapes a tab asks Grafana for. */
function scrapesOf(page: Page): { value: number } {
  const count = { value: 0 };
  page.on('request', (request) => {
    if (request.url().endsWith('/engine/metrics')) {
      count.value++;
    }
  });
  return count;
}
