import { setTimeout as sleep } from 'node:timers/promises';
import { panelBox } from './overview';
import { takeScreenshot } from './screenshot';
import { readStack } from './stack-file';
import { expect, test } from './test';

test.describe.configure({ mode: 'parallel', timeout: 600_000 });

const WIDE = { width: 1400, height: 900 };
const NARROW = { width: 390, height: 844 };

for (const theme of ['dark', 'light'] as const) {
  for (const size of [WIDE, NARROW]) {
    test(`the Overview of a full and a healthy engine, ${theme}, ${size.width} wide`, async ({
      page,
      openOverview,
    }) => {
      // As after a click on "Undock menu": the page has the whole width.
      await page.addInitScript(() => window.localStorage.setItem('grafana.navigation.docked', 'false'));
      const options = { from: 'now-5m', scraped: 300, theme, size };
      const name = `overview-${theme}-${size.width}`;
      await openOverview({ engines: ['healthy-0.32.0', 'kv-pressure-0.32.0'], ...options });
      // The full engine is full for most of each loop: the picture is to show it.
      await expect(panelBox(page, 'Queue')).toContainText(/\d\d$/, { timeout: 120_000 });
      await expect(panelBox(page, 'TTFT')).toContainText(/\d\s*s$/);
      await takeScreenshot(page, size === WIDE ? `readme-${name}` : name);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}

for (const theme of ['dark', 'light'] as const) {
  for (const size of [WIDE, NARROW]) {
    test(`the Live dashboard of an engine, ${theme}, ${size.width} wide`, async ({ page }) => {
      const { scrapedSince } = readStack();
      await sleep(Math.max(0, scrapedSince + 300_000 - Date.now()));
      await page.addInitScript(() => window.localStorage.setItem('grafana.navigation.docked', 'false'));
      await page.setViewportSize(size);
      await page.goto(`/d/vllm-console-live?var-datasource=vllm-console-engine&theme=${theme}`);
      const tile = (title: string) => page.getByRole('region', { name: title, exact: true }).first();
      await expect(tile('Output')).toContainText(/\d\s*tok\/s/);
      // Long enough for the live points to be seen beside the older ones of Prometheus.
      await sleep(25_000);
      await expect(tile('Time to first token')).toContainText(/\d\s*m?s/);
      const name = `live-${theme}-${size.width}`;
      await takeScreenshot(page, size === WIDE ? `readme-${name}` : name);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }
}
