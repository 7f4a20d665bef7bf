import { CONTEXT, MODEL, VERSION } from './engine';
import { expect, PROVISIONED, test } from './test';

test('a datasource out of YAML is there, cannot be changed, and its test says what the engine is', async ({
  openAs,
}) => {
  const page = await openAs('Admin', `/connections/datasources/edit/${PROVISIONED}`);
  await expect(page.getByText('Provisioned data source')).toBeVisible();
  for (const name of ['Engine URL', 'GPU exporter URL', 'API key']) {
    await expect(page.getByRole('textbox', { name, exact: true })).toHaveValue(/configured/i);
    await expect(page.getByRole('textbox', { name, exact: true })).toBeDisabled();
  }
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  const summary = `vLLM ${VERSION} · model ${MODEL} · 1 engine · context ${CONTEXT.toLocaleString('en-US')} tokens`;
  await expect(page.getByRole('alert').filter({ hasText: summary })).toHaveText(/\d+ KB scraped in [\d.]+ m?s/);
  // The Prometheus of these tests knows other engines.
  await expect(page.getByText('The linked Prometheus has no vLLM series under these matchers.')).toBeVisible();
});
