import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { dashboardFiles } from './dashboard-files';
import { BUSY } from './engines';
import { OVERVIEW_UID } from './lifecycle/plugin-copy';
import { takeScreenshot } from './screenshot';
import { readStack } from './stack-file';
import { expect, test } from './test';

const APP = 'vllmconsole-vllm-app';
const dashboards = dashboardFiles();
const HARMLESS = [
  // Without the internet it cannot fetch the keys that signed plugins are checked with.
  /logger=plugin\.signature\.key_retriever .*Error downloading plugin manifest keys/,
  // Alerts fire here, and nobody has set up mail.
  /logger=ngalert\.notifier .*err="grafana-default-email\/email\[0\]: /,
  // A browser that leaves a page ends what that page has asked; what a page cannot do without, its own test sees.
  /logger=(context|authn\.anonymous|grafana-apiserver) /,
];

test('the plugin loads, and the log of Grafana has no error', () => {
  const lines = readFileSync(readStack().log, 'utf8').split('\n');
  expect(lines.some((line) => line.includes('Plugin registered') && line.includes(APP))).toBe(true);
  const errors = lines.filter((line) => /level=(error|crit)/.test(line));
  expect(errors.filter((line) => !HARMLESS.some((harmless) => harmless.test(line)))).toEqual([]);
});

test('the navigation leads to the app page, which finds the engines and lists the dashboards', async ({ page }) => {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.getByRole('button', { name: 'Expand section: More apps' }).click();
  await page.getByTestId('data-testid Nav menu item').filter({ hasText: 'vLLM Console' }).click();
  await expect(page).toHaveURL(new RegExp(`/a/${APP}`));
  await expect(page.getByRole('heading', { level: 1, name: 'vLLM Console' })).toBeVisible();
  // Data-parallel replicas count one by one, the idle engine too.
  await expect(page.getByText(new RegExp(`^${BUSY.length + 2} engines serving `))).toBeVisible();
  for (const { title } of dashboards.values()) {
    await expect(page.getByRole('link', { name: `Open ${title}`, exact: true })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Open the overview of Prometheus' }).click();
  await expect(page).toHaveURL(new RegExp(`/d/${OVERVIEW_UID}.*var-datasource=vllm-prometheus`));
  expect(complaints).toEqual([]);
});

for (const theme of ['dark', 'light'] as const) {
  for (const size of [
    { width: 1400, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`axe finds nothing on the app page, ${theme}, ${size.width} wide`, async ({ page }) => {
      await page.setViewportSize(size);
      await page.goto(`/a/${APP}?theme=${theme}`);
      await expect(page.getByText(/^\d+ engines serving/)).toBeVisible();
      await takeScreenshot(page, `app-${theme}-${size.width}`);
      const own = new AxeBuilder({ page }).include('#engines').include('#dashboards').include('#setup');
      const { violations } = await own.analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    });
  }
}

test('the dashboards are provisioned in the folder vLLM, and each only once', async ({ request }) => {
  const hits: unknown = await (await request.get('/api/search?query=vLLM&type=dash-db')).json();
  expect(hits).toHaveLength(dashboards.size);
  for (const [file, { uid, title }] of dashboards) {
    expect(hits).toContainEqual(expect.objectContaining({ uid, title, folderTitle: 'vLLM' }));
    const { meta } = await (await request.get(`/api/dashboards/uid/${uid}`)).json();
    expect(meta).toMatchObject({ provisioned: true, folderTitle: 'vLLM', provisionedExternalId: file });
  }
});
