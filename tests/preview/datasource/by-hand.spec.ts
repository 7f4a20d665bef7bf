import type { Page, Response } from '@playwright/test';
import { keep } from '../test';
import { KEY } from './engine';
import { expect, test } from './test';

const LOOK = { theme: 'dark', width: 1400, height: 1000 } as const;
const FORM = { url: 'Engine URL', key: 'API key' };

test.use({ actionTimeout: 15_000 });

test('a new user adds an engine, tests, explores and opens the Live dashboard, and no answer holds a secret', async ({
  open,
  stage,
}) => {
  const page = await open('/connections/datasources/new');
  const answers = collect(page);
  await page.getByRole('button', { name: 'vLLM', exact: true }).click();
  await expect(page).toHaveURL(/\/connections\/datasources\/edit\//);
  await page.getByLabel('Name', { exact: true }).fill('My engine');
  await page.getByRole('textbox', { name: FORM.url }).fill(stage.engine.url);
  await page.getByRole('textbox', { name: FORM.key }).fill('wrong');
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'API key' })).toBeVisible();

  await page.getByRole('button', { name: `Reset ${FORM.key}` }).click();
  await page.getByRole('textbox', { name: FORM.key }).fill(KEY);
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: '0.32.0' })).toBeVisible();
  await keep(page, 'datasource-form', LOOK);

  await page.goto(`${stage.url}/explore`);
  await page.getByLabel('Select a data source').fill('My engine');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'Measure' })).toBeChecked();
  await expect(result(page).locator('canvas')).toBeVisible();
  await keep(page, 'explore', LOOK);
  await page.getByRole('radio', { name: 'Limits' }).click();
  await expect(result(page)).toContainText('max_model_len');
  await page.getByRole('radio', { name: 'Page' }).click();
  await expect(result(page)).toContainText('vllm:num_requests_running');
  await page.reload();
  await expect(result(page)).toContainText('vllm:num_requests_running');

  await page.goto(`${stage.url}/d/vllm-console-live?var-datasource=by-hand-2`);
  await expect(page.locator('[data-viz-panel-key="panel-7"]')).toContainText(/\d/);

  const [secrets, texts] = [[KEY, stage.engine.url, stage.engine.gpuUrl], await Promise.all(answers)];
  expect(texts.filter((text) => text.includes('\nvllm:num_requests_running')).length).toBeGreaterThan(2);
  expect(texts.filter((text) => text.includes('"secureJsonFields"')).length).toBeGreaterThan(2);
  expect(texts.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
});

/** Everything that the browser is answered, headers too. */
function collect(page: Page): Array<Promise<string>> {
  const answers: Array<Promise<string>> = [];
  // One that is still open when a page is left has nothing to read.
  page.on('response', (answer) => answers.push(whole(answer).catch(() => '')));
  return answers;
}

async function whole(answer: Response): Promise<string> {
  const [headers, body] = [await answer.allHeaders(), await answer.text()];
  return `${answer.url()}\n${JSON.stringify(headers)}\n${body}`;
}

const result = (page: Page) => page.locator('[data-viz-panel-key="result"]');
