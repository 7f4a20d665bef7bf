import { type Page } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readStack } from '../stack-file';
import { problemsOf } from './panels';
import { expect, PROVISIONED, test } from './test';

const HISTOGRAMS = [
  'vllm:time_to_first_token_seconds',
  'vllm:inter_token_latency_seconds',
  'vllm:e2e_request_latency_seconds',
  'vllm:request_queue_time_seconds',
];
/** Enough scrapes for a rate. */
const SCRAPED_SECONDS = 60;

interface QueryBody {
  readonly queries: ReadonlyArray<{ readonly expr: string }>;
}

test('the Latency dashboard asks Prometheus once for the buckets of each histogram and refresh', async ({ page }) => {
  const { scrapedSince } = readStack();
  await sleep(Math.max(0, scrapedSince + SCRAPED_SECONDS * 1000 - Date.now()));
  const asked = formulasOf(page);
  // What needs no buckets, such as a mean, and a share within one bound are asked by themselves.
  const named = () =>
    asked
      .filter((formula) => !/le=~?"/.test(formula))
      .flatMap((formula) => /vllm:\w+(?=_bucket)/.exec(formula)?.[0] ?? []);
  await page.setViewportSize({ width: 1400, height: 3000 });
  await page.goto(`/d/vllm-console-latency?var-datasource=${PROVISIONED}&from=now-5m&to=now&refresh=`);
  await expect.poll(() => problemsOf(page, 'latency.json')).toEqual([]);
  const first = named();
  expect(first).toEqual(expect.arrayContaining(HISTOGRAMS));
  expect(first).toHaveLength(new Set(first).size);
  await page.getByTestId('data-testid RefreshPicker run button').click();
  await expect.poll(() => named().sort()).toEqual([...first, ...first].sort());
  expect(await problemsOf(page, 'latency.json')).toEqual([]);
});

/** The formulas of all queries that a page sends to Grafana's server. */
function formulasOf(page: Page): string[] {
  const formulas: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/api/ds/query')) {
      formulas.push(...(request.postDataJSON() as QueryBody).queries.map(({ expr }) => expr));
    }
  });
  return formulas;
}
