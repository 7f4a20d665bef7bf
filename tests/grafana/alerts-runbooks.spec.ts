import AxeBuilder from '@axe-core/playwright';
import { takeScreenshot } from './screenshot';
import { expect, test } from './test';

test.describe.configure({ mode: 'parallel' });

const APP = '/a/vllmconsole-vllm-app';

test('rules that come from a file are locked, and the page says so', async ({ page }) => {
  await page.goto(`${APP}/alerts`);
  await expect(page.getByText('The alerts are installed from a file')).toBeVisible();
  await expect(page.getByText(/^\d+ rules in the folder vLLM alerts come from a provisioning file\.$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Install' })).toHaveCount(0);
  await takeScreenshot(page, 'alerts-from-file');
});

test('the list leads to a runbook, and that to others and to dashboards', async ({ page }) => {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(`${APP}/runbooks`);
  await page.getByRole('link', { name: 'GPUMemoryHigh', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${APP}/runbooks/GPUMemoryHigh$`));
  await expect(page.getByRole('heading', { level: 1, name: 'GPUMemoryHigh' })).toBeVisible();
  const text = page.getByRole('article');
  await expect(text.getByRole('columnheader', { name: 'Cause' })).toBeVisible();
  await expect(text.locator('pre').filter({ hasText: 'DCGM_FI_DEV_FB_USED' })).toBeVisible();
  await expect(text).not.toContainText('facts -->');
  // Grafana is not loaded anew on the way.
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  await text.getByRole('link', { name: 'VLLMKVCacheFull' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'VLLMKVCacheFull' })).toBeVisible();
  await expect(page.getByRole('article').getByRole('heading', { name: 'Meaning' })).toBeVisible();
  await page.getByRole('article').locator('a[href^="/d/vllm-console-"]').first().click();
  await expect(page).toHaveURL(/\/d\/vllm-console-/);
  expect(await page.evaluate(() => (window as { stayed?: boolean }).stayed)).toBe(true);
  expect(complaints).toEqual([]);
});

test('an unknown runbook says so and lists those that are there', async ({ page }) => {
  await page.goto(`${APP}/runbooks/a%2Fb`);
  await expect(page.getByText('There is no runbook “a/b”')).toBeVisible();
  await page.getByRole('link', { name: 'HighLatency', exact: true }).click();
  await expect(page.getByRole('article').getByRole('heading', { name: 'Meaning' })).toBeVisible();
});

for (const theme of ['dark', 'light'] as const) {
  for (const size of [
    { width: 1400, height: 1600 },
    { width: 390, height: 2900 },
  ]) {
    for (const [name, path] of [
      ['runbooks', 'runbooks'],
      ['runbook', 'runbooks/GPUMemoryHigh'],
    ]) {
      test(`axe finds nothing on the ${name} page, ${theme}, ${size.width} wide`, async ({ page }) => {
        await page.addInitScript(() => window.localStorage.setItem('grafana.navigation.docked', 'false'));
        await page.setViewportSize(size);
        await page.goto(`${APP}/${path}?theme=${theme}`);
        await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
        await takeScreenshot(page, `${name}-${theme}-${size.width}`);
        const own = name === 'runbook' ? 'article' : 'section[aria-labelledby^="runbooks-"]';
        const { violations } = await new AxeBuilder({ page }).include(own).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      });
    }
  }
}
