import { globSync } from 'glob';
import { readFileSync } from 'node:fs';
import type { DashboardJson, PanelJson } from '../../preview/host/dashboard/model';
import { dist } from './fixture';
import { expect, keep, LOOKS, test } from './test';
import { valueIn } from './tile';

/** Dashboards that are looked at in every theme and width; of the others one look is enough, for all are made alike. */
const everyLook = ['vllm-console-overview', 'vllm-console-live', 'vllm-console-latency'];
const files = globSync('dashboards/*.json', { cwd: dist, absolute: true }).sort();

for (const file of files) {
  const dashboard: DashboardJson = JSON.parse(readFileSync(file, 'utf8'));
  for (const look of everyLook.includes(dashboard.uid) ? LOOKS : LOOKS.slice(0, 1)) {
    test(`${dashboard.title}, ${look.theme}, ${look.width} wide`, async ({ open }) => {
      test.skip(Boolean(process.env.PREVIEW_WITHOUT), `not found on PATH: ${process.env.PREVIEW_WITHOUT}`);
      const page = await open(`/d/${dashboard.uid}`, look);
      await expect(page.getByText('This is a preview, not Grafana')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1, name: dashboard.title, exact: true })).toBeVisible();
      for (const panel of shown(dashboard)) {
        const box = page.locator(`[data-viz-panel-key="panel-${panel.id}"]`);
        await box.scrollIntoViewIfNeeded();
        await expect(box).toContainText((panel.title ?? '').split('$')[0]);
        await expect(box.getByLabel('Panel loading bar')).toHaveCount(0);
        await expect(box.getByTestId(/Panel status error/)).toHaveCount(0);
      }
      for (const { title = '' } of shown(dashboard).filter(sharesAnswer)) {
        await expect.poll(() => valueIn(page, title), title).toMatch(/^(\d.*|idle|none)$/);
      }
      await expect(page.getByRole('note', { name: /needs a few scrapes/ })).toHaveCount(0, { timeout: 40_000 });
      // All in view, so that none of it is left undrawn in the picture.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width: look.width, height });
      await page.waitForTimeout(1500);
      await keep(page, dashboard.uid, look);
    });
  }
}

test('there are dashboards to look at', () => {
  test.skip(files.length === 0, 'dist/dashboards is empty');
});

/** Whether a panel shows what another one is answered. */
function sharesAnswer({ targets = [] }: PanelJson): boolean {
  return targets.some(({ panelId }) => panelId !== undefined);
}

/** The panels that no folded row holds. */
function shown({ panels }: DashboardJson): PanelJson[] {
  return panels.filter(({ type }) => type !== 'row');
}
