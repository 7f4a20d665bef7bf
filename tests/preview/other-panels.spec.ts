import type { DashboardJson, PanelJson } from '../../preview/host/dashboard/model';
import { expect, LOOKS, test } from './test';
import { valueIn } from './tile';

const UID = 'vllm-console-overview';
/** Tiles of the Overview that show another panel's answer, and how each writes a number. */
const TILES = { TTFT: /^[\d.]+ (ms|s)$/, KV: /^\d+%$/, Queue: /^\d+$/, Success: /^[\d.]+%$/ };

/** Green and red of the dark theme, by an objective that is kept and one that never is. */
const COLORS = { '160': 'rgb(115, 191, 105)', '0.01': 'rgb(242, 73, 92)' };
/** Within this time a second question would follow the first. */
const MORE = 1000;

test.beforeEach(() => {
  test.skip(Boolean(process.env.PREVIEW_WITHOUT), `not found on PATH: ${process.env.PREVIEW_WITHOUT}`);
});

for (const [where, arranged] of [
  ['below the fold', (dashboard: DashboardJson) => dashboard],
  ['in folded rows', folded],
] as const) {
  test(`tiles show what panels ${where} are answered, and each of those is asked once`, async ({ open, page }) => {
    await page.route(`**/api/dashboards/uid/${UID}`, async (route) => {
      await route.fulfill({ json: { ...arranged(await (await route.fetch()).json()), refresh: '' } });
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(...question(request.url())));
    await open(`/d/${UID}`, LOOKS[0]);
    for (const [title, number] of Object.entries(TILES)) {
      await expect.poll(() => valueIn(page, title), title).toMatch(number);
    }
    const first = asked.splice(0);
    expect(first).toEqual([...new Set(first)]);
    await page.getByTestId('data-testid RefreshPicker run button').click();
    await expect.poll(() => asked.length).toBeGreaterThanOrEqual(first.length);
    await page.waitForTimeout(MORE);
    expect(asked).toEqual([...new Set(asked)]);
  });
}

test('tiles say in a word that there is no value', async ({ open, page }) => {
  await open(`/d/${UID}`, LOOKS[0]);
  await page.goto(new URL(`/d/${UID}?from=now-9h&to=now-8h`, page.url()).href);
  for (const title of Object.keys(TILES)) {
    await expect.poll(() => valueIn(page, title), title).toBe('none');
  }
});

test('a tile takes its threshold from the answer as well', async ({ open, page }) => {
  await open(`/d/${UID}`, LOOKS[0]);
  const content = page.getByTestId('data-testid Panel header TTFT').getByTestId('data-testid panel content');
  for (const [objective, color] of Object.entries(COLORS)) {
    await page.goto(new URL(`/d/${UID}?var-ttft_objective=${objective}`, page.url()).href);
    await expect(content).toContainText(`≤ ${objective} s`);
    await expect(content.locator('span').first()).toHaveCSS('color', color);
  }
});

/** What a graph asks. */
function question(url: string): string[] {
  const { pathname, searchParams } = new URL(url);
  return pathname.endsWith('/query_range') ? [searchParams.get('query') ?? ''] : [];
}

function folded(dashboard: DashboardJson): DashboardJson {
  const panels: PanelJson[] = [];
  for (const panel of dashboard.panels) {
    const row = panels.at(-1);
    if (panel.type !== 'row' && row?.type === 'row') {
      row.panels?.push(panel);
    } else {
      panels.push(panel.type === 'row' ? { ...panel, collapsed: true, panels: [...(panel.panels ?? [])] } : panel);
    }
  }
  return { ...dashboard, panels };
}
