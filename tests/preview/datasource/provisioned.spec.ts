import { actAs, expect, PROVISIONED, test } from './test';

test('a datasource out of YAML can be tested but not changed', async ({ open }) => {
  const page = await open(`/connections/datasources/edit/${PROVISIONED}`);
  await expect(page.getByText('Provisioned data source')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Engine URL' })).toHaveValue('Configured');
  await expect(page.getByRole('textbox', { name: 'API key' })).toBeDisabled();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText(/0\.32\.0/)).toBeVisible();
});

test('the Live dashboard needs no refresh and no Prometheus', async ({ open, stage }) => {
  const page = await open('/d/vllm-console-live');
  const graph = page.locator('[data-viz-panel-key="panel-10"]');
  await expect(graph.locator('canvas')).toBeVisible();
  await expect(page.getByTestId(/Panel status error/)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Auto refresh turned off/ })).toBeVisible();
  const before = { picture: await graph.screenshot(), scrapes: stage.engine.seen.length };
  // While a page loads, scrapes are further apart.
  await expect.poll(() => stage.engine.seen.length).toBeGreaterThan(before.scrapes);
  await expect.poll(async () => (await graph.screenshot()).equals(before.picture)).toBe(false);
});

test('a viewer sees live values, and no settings', async ({ context, open, stage }) => {
  await actAs(context, stage, 'Viewer');
  const page = await open('/d/vllm-console-live');
  await expect(page.locator('[data-viz-panel-key="panel-7"]')).toContainText(/\d/);
  await page.goto(`${stage.url}/connections/datasources/edit/${PROVISIONED}`);
  await expect(page.getByRole('heading', { name: 'Nothing to set here' })).toBeVisible();
});
