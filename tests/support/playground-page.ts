import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

export const PLAYGROUND = '/a/vllmconsole-vllm-app/playground';

/** Types numbers into the playground's form, by their labels. */
export async function fill(page: Page, numbers: Readonly<Record<string, number>>): Promise<void> {
  for (const [label, value] of Object.entries(numbers)) {
    await page.getByRole('textbox', { name: label }).fill(String(value));
  }
}

/** Chooses an entry of a list of the form. */
export async function choose(page: Page, label: string, entry: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: entry }).first().click();
}

/** Presses Run, and waits until the results are there. */
export async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('heading', { name: 'Running' }).waitFor();
  await page.getByRole('heading', { name: 'Results' }).waitFor({ timeout: 120_000 });
}

/** Presses an export button. @returns the file's text. */
export async function exported(page: Page, format: 'CSV' | 'JSON'): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: format, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/** The rows of an exported CSV, by column. */
export function rowsOf(csv: string): Array<Record<string, string>> {
  const { data, errors } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  if (errors.length > 0) {
    throw new Error(JSON.stringify(errors));
  }
  return data;
}
