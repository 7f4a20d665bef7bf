import { setTimeout as sleep } from 'node:timers/promises';
import { queryInPage, type Points, type Query } from './page-query';
import { panel } from './panels';
import { expect, PROVISIONED, test } from './test';

const GAUGES = ['running', 'kv_usage'];
const RATES = ['generation_token_rate', 'prompt_token_rate', 'request_rate'];
const LATENCIES = ['ttft_mean', 'e2e_p95'];
const MEASURES = [...GAUGES, ...RATES, ...LATENCIES];
const WINDOW_MS = 20_000;
const SCRAPED_MS = 5_000;
const COMPARED = 5;
/**
 * Prometheus scrapes a fifth as often and at other moments, so what lies between two of its scrapes it cannot know: as a
 * share of the largest value, and of the instants.
 */
const TOLERANCE = 0.1;
const AGREEING = 0.8;

// The same pages give the same values exactly in tests/prometheus; here two programs look at one engine side by side.
test('live values are those of the Prometheus that scrapes the same engine', async ({ page }) => {
  await page.goto(`/d/vllm-console-live?var-datasource=${PROVISIONED}`);
  await expect(panel(page, 7)).toContainText(/\d/);
  await sleep(WINDOW_MS + (COMPARED + 1) * SCRAPED_MS);
  const to = Math.floor(Date.now() / SCRAPED_MS) * SCRAPED_MS;
  const from = to - COMPARED * SCRAPED_MS;
  const ask = (source: Query['source'], step: number) =>
    queryInPage(page, {
      uid: PROVISIONED,
      queries: MEASURES.map((measure) => queryOf(measure, source)),
      from,
      to,
      step,
    });
  const [live, prometheus] = [await ask('live', 1_000), await ask('prometheus', SCRAPED_MS)];
  for (const measure of MEASURES) {
    const instants = prometheus[measure].filter(([time]) => time > from);
    const known = [...live[measure], ...instants].flatMap(([, value]) => value ?? []);
    const margin = TOLERANCE * Math.max(...known);
    const agreeing = instants.filter((instant) => agrees(instant, live[measure], margin));
    expect(instants, measure).toHaveLength(COMPARED);
    expect(known, measure).not.toEqual([]);
    expect(agreeing.length, told(measure, live, prometheus)).toBeGreaterThanOrEqual(AGREEING * COMPARED);
  }
});

function queryOf(measure: string, source: Query['source']): Query {
  return { refId: measure, queryType: 'measure', measure, source, window: `${WINDOW_MS / 1000}s` };
}

/** Whether a value lies among those that were live since Prometheus' last scrape; where one has none, so must the other. */
function agrees([time, value]: Points[string][number], live: Points[string], margin: number): boolean {
  const around = live.filter(([at]) => at > time - SCRAPED_MS - 1_500 && at < time + 1_500).map(([, own]) => own);
  const known = around.filter((own) => own !== null);
  return value === null
    ? known.length < around.length
    : value >= Math.min(...known) - margin && value <= Math.max(...known) + margin;
}

function told(measure: string, ...both: Points[]): string {
  return `${measure}: ${both.map((points) => JSON.stringify(points[measure])).join(' and ')}`;
}
