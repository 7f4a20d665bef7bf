import type { Page } from '@playwright/test';
import type { DashboardJson, PanelJson } from '../../../preview/host/dashboard/model';
import { PROVISIONED } from './test';

const COLUMNS = 12;

/** Opens a dashboard of small panels that all show the number of requests running. */
export async function openMany(open: (path: string) => Promise<Page>, count: number): Promise<Page> {
  const page = await open('/a/vllmconsole-vllm-app');
  await page.route('**/api/dashboards/uid/many', (route) => route.fulfill({ json: dashboard(count) }));
  await page.goto(new URL('/d/many', page.url()).href);
  return page;
}

/** How many points an even-numbered panel says that it has. */
export async function pointsIn(page: Page, id: number): Promise<number> {
  const text = await page.locator(`[data-viz-panel-key="panel-${id}"]`).innerText();
  return Number(/(\d+)\s*$/.exec(text.replace(`Panel ${id}`, ''))?.[1] ?? 0);
}

function dashboard(count: number): DashboardJson {
  const panels = Array.from({ length: count }, (_, i) => panel(i));
  return { uid: 'many', title: 'Many', time: { from: 'now-5m', to: 'now' }, panels };
}

/** Panels with odd numbers show their last value, the others how many points they have. */
function panel(i: number): PanelJson {
  return {
    id: i + 1,
    type: 'stat',
    title: `Panel ${i + 1}`,
    gridPos: { x: 2 * (i % COLUMNS), y: 2 * Math.floor(i / COLUMNS), w: 2, h: 2 },
    datasource: { type: 'vllmconsole-vllm-datasource', uid: PROVISIONED },
    targets: [{ refId: 'A', queryType: 'measure', measure: 'running', version: 1 }],
    maxDataPoints: 1000,
    options: { reduceOptions: { calcs: [i % 2 === 0 ? 'lastNotNull' : 'count'], values: false } },
    fieldConfig: { defaults: { unit: 'none' }, overrides: [] },
  } as PanelJson;
}
