import { expect, test, type Page } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { dashboardFiles, type DashboardJson } from './dashboard-files';
import { takeScreenshot } from './screenshot';
import { readStack } from './stack-file';
import { WholeDashboard } from './whole-dashboard';

test.describe.configure({ mode: 'parallel' });

const all = dashboardFiles();
/** Those that read the vLLM datasource are looked at in `datasource/`. */
const overPrometheus = [...all].filter(([, { tags }]) => tags.includes('vllm-console-prometheus'));
const CHOSEN = { 'var-datasource': 'vllm-prometheus', 'var-job': 'vllm' };
/** Enough for rates over the shortest window, and for recording rules over those. */
const SCRAPED_SECONDS = 120;

test.beforeEach(() => sleep(Math.max(0, readStack().scrapedSince + SCRAPED_SECONDS * 1000 - Date.now())));

for (const [file, dashboard] of overPrometheus) {
  test(`${file}: every panel of every row has data or says why not, and every link leads on`, async ({ page }) => {
    const whole = new WholeDashboard(page, dashboard);
    await whole.open(CHOSEN);
    await expect.poll(() => whole.problems(), { timeout: 60_000 }).toEqual([]);
    await takeScreenshot(page, `whole-${dashboard.uid}`);
    await expectLinks(page, dashboard);
  });
}

test('a link of the dropdown leads to its dashboard with the variables that were chosen', async ({ page }) => {
  await page.goto(`/d/vllm-console-errors?${new URLSearchParams(CHOSEN)}`);
  await page.getByTestId('data-testid Dashboard link dropdown').filter({ hasText: 'Prometheus dashboards' }).click();
  await page.getByRole('menu').getByRole('link', { name: 'vLLM Capacity' }).click();
  await expect(page).toHaveURL((url) => url.pathname.startsWith('/d/vllm-console-capacity'));
  await expect(page).toHaveURL(({ searchParams }) =>
    Object.entries(CHOSEN).every(([name, value]) => searchParams.getAll(name).join() === value)
  );
});

/** Each dropdown lists every other dashboard of its kind, and takes the variables along where its link says so. */
async function expectLinks(page: Page, { uid, links }: DashboardJson): Promise<void> {
  for (const { title, tags, includeVars } of links.filter(({ type }) => type === 'dashboards')) {
    const dropdown = page.getByTestId('data-testid Dashboard link dropdown').filter({ hasText: title });
    await dropdown.click();
    const others = [...all.values()].filter(
      (other) => other.uid !== uid && tags.every((tag) => other.tags.includes(tag))
    );
    const items = page.getByRole('menu').getByRole('link');
    const titles = others.map((other) => other.title).sort();
    await expect.poll(async () => (await items.allInnerTexts()).sort()).toEqual(titles);
    for (const href of await items.evaluateAll((found) => found.map((item) => (item as HTMLAnchorElement).href))) {
      const { pathname, searchParams } = new URL(href);
      expect(others.map((other) => other.uid)).toContain(pathname.split('/')[2]);
      for (const [name, value] of Object.entries(CHOSEN)) {
        expect(searchParams.getAll(name)).toEqual(includeVars ? [value] : []);
      }
    }
    await page.keyboard.press('Escape');
  }
}
