import AxeBuilder from '@axe-core/playwright';
import { expect, keep, LOOKS, test } from './test';

const APP = '/a/vllmconsole-vllm-app';

for (const look of LOOKS) {
  test(`app page, ${look.theme}, ${look.width} wide`, async ({ open }) => {
    const page = await open(APP, look);
    await expect(page.getByText('This is a preview, not Grafana')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: 'vLLM Console' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 3, name: 'Prometheus', exact: true })).toBeVisible();
    await expect(page.getByText('Looking for vLLM engines')).toHaveCount(0);
    await keep(page, 'app', look);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('the app page finds the engines and leads to their dashboard', async ({ open }) => {
  test.skip(Boolean(process.env.PREVIEW_WITHOUT), `not found on PATH: ${process.env.PREVIEW_WITHOUT}`);
  const page = await open(APP, LOOKS[0]);
  await expect(page.getByText('3 engines serving')).toBeVisible();
  await page.getByRole('link', { name: 'Open the overview of Prometheus' }).click();
  await expect(page).toHaveURL(/\/d\/vllm-console-overview\?.*var-datasource=prometheus/);
  await expect(page.getByText('This is a preview, not Grafana')).toBeVisible();
});

test('the configuration page and a page that only Grafana has', async ({ open }) => {
  const page = await open('/plugins/vllmconsole-vllm-app', LOOKS[0]);
  await expect(page.getByRole('heading', { name: 'Nothing to set here' })).toBeVisible();
  await open('/alerting/list', LOOKS[0]);
  await expect(page.getByRole('heading', { name: 'Only in Grafana' })).toBeVisible();
});
