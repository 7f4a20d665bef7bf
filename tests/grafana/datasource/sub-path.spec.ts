import { type Page } from '@playwright/test';
import { panel } from './panels';
import { expect, PROVISIONED, test } from './test';

const QUERY = { refId: 'A', queryType: 'measure', measure: 'running', version: 1 };
const OUTPUT = 5;
/** What is loaded when it is needed. */
const CHUNK = /\/\d+\.js$/;

test('below a path, the dashboard, both editors and the app page load all that they need', async ({
  openAs,
  stage,
}) => {
  const page = await openAs('Admin', `/d/vllm-console-live?var-datasource=${PROVISIONED}`);
  const { loaded, missing } = filesOf(page);
  await expect(panel(page, OUTPUT)).toContainText(/\d/);
  const datasource = { type: 'vllmconsole-vllm-datasource', uid: PROVISIONED };
  const pane = { datasource: PROVISIONED, queries: [{ ...QUERY, datasource }], range: { from: 'now-5m', to: 'now' } };
  const panes = encodeURIComponent(JSON.stringify({ a: pane }));
  await page.goto(`${stage.own.url}/explore?schemaVersion=1&panes=${panes}`);
  await expect(page.getByRole('combobox', { name: 'Measure' })).toHaveValue('Running');
  await expect(page.getByTestId('uplot-main-div')).toBeVisible();
  await page.goto(`${stage.own.url}/connections/datasources/edit/${PROVISIONED}`);
  await expect(page.getByRole('textbox', { name: 'Engine URL' })).toBeVisible();
  await page.goto(`${stage.own.url}/a/vllmconsole-vllm-app`);
  await expect(page.getByRole('heading', { level: 1, name: 'vLLM Console' })).toBeVisible();
  expect(missing).toEqual([]);
  expect([...loaded].filter((path) => path.endsWith('/module.js'))).toHaveLength(2);
  expect([...loaded].filter((path) => CHUNK.test(path)).length).toBeGreaterThanOrEqual(3);
});

/** What of the plugins a page loads from below the path, and what it asks for in vain or elsewhere. */
function filesOf(page: Page): { loaded: Set<string>; missing: string[] } {
  const files = { loaded: new Set<string>(), missing: [] as string[] };
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.includes('/public/plugins/vllmconsole-vllm-')) {
      return;
    }
    if (response.ok() && pathname.startsWith('/grafana/')) {
      files.loaded.add(pathname);
    } else {
      files.missing.push(pathname);
    }
  });
  return files;
}
