import { panelContext } from '../../as-code/dashboards/context';
import { boundsToPromQL, measureToPromQL } from '../../src/engine/measures/promql/print';
import { measureById } from '../../src/engine/measures/catalogue/catalogue';
import { identityLabels } from '../../src/engine/measures/types';
import { askedBy, groupOf } from './asked';
import { dashboardFile, type SentTarget, sentOnLoad, spared } from './dashboard';
import { plainText } from './plain';

function sent(expr: string, more: Partial<SentTarget['target']> = {}): SentTarget {
  return { panel: 'A panel', maxDataPoints: 100, target: { refId: 'A', expr, ...more } };
}

const text = (id: string, by: readonly string[] = [], window = panelContext.window) =>
  measureToPromQL(measureById(id), { ...panelContext, by, window });

test('every query for values on the Overview asks for a measure', () => {
  const overview = dashboardFile('overview');
  const queries = overview ? [...sentOnLoad(overview), ...spared(overview)] : [];
  const values = queries.filter((query) => groupOf(query).startsWith('value'));
  expect(values.length).toBeGreaterThan(20);
  expect(values.filter((query) => askedBy(query).length === 0)).toEqual([]);
});

test.each([
  ['a measure', text('ttft_p95'), [['ttft_p95', [], '$__rate_interval']]],
  ['one by engine', text('running', identityLabels), [['running', identityLabels, '$__rate_interval']]],
  ['one with a window of its own', text('restarts', [], '15m'), [['restarts', [], '15m']]],
  ['the number of engines', `${text('engines')}\nor vector(-2)`, [['engines', [], '$__rate_interval']]],
  [
    'a measure with the reason why there is none',
    `${text('kv_usage')}\nor ${text('engines')} * 0 - 1\nor vector(-2)`,
    [['kv_usage', [], '$__rate_interval']],
  ],
  [
    'two measures in one query',
    `label_replace(${text('e2e_p50')}, "q", "p50", "", "") or label_replace(${text('e2e_p99')}, "q", "p99", "", "")`,
    [
      ['e2e_p50', [], '$__rate_interval'],
      ['e2e_p99', [], '$__rate_interval'],
    ],
  ],
  ['a ratio and not its parts', text('success_ratio'), [['success_ratio', [], '$__rate_interval']]],
])('recognises %s', (_, expr, expected) => {
  expect(askedBy(sent(expr)).map(({ measure, by, window }) => [measure.id, by, window])).toEqual(expected);
});

test('does not let a query pass in which it finds no measure', () => {
  expect(() => askedBy(sent('sum(rate(something_else[5m]))'))).toThrow('"A panel", query A: no measure');
});

test('tells what a query is for', () => {
  const bounds = boundsToPromQL(measureById('ttft_p95'), panelContext);
  expect(groupOf(sent(bounds?.lower ?? '', { legendFormat: 'p95 bucket from' }))).toBe('bounds');
  expect(groupOf(sent(text('running'), { refId: 'State' }))).toBe('state');
  expect(groupOf(sent('vector($ttft_objective + 0)'))).toBe('constant');
  expect(groupOf(sent(`${text('running')}\nor vector(-2)`))).toBe('value or reason');
  expect(groupOf(sent(text('running')))).toBe('value');
});

const selection = ['cluster', 'namespace', 'job', 'instance'].map((label) => `${label}=~"$${label}"`).join(',');
const own = `${selection},model_name=~"$model",engine=~"$engine"`;

test.each([
  [
    'itl_p99',
    `histogram_quantile(0.99, sum by (le) (rate(vllm:inter_token_latency_seconds_bucket{${own}}[$__rate_interval])))`,
  ],
  [
    'e2e_within',
    `sum(rate(vllm:e2e_request_latency_seconds_bucket{${own},le="30.0"}[$__rate_interval])) / ` +
      `sum(rate(vllm:e2e_request_latency_seconds_count{${own}}[$__rate_interval]))`,
  ],
  ['kv_usage', `max(vllm:kv_cache_usage_perc{${own}})`],
  ['finish_reasons', `sum by (finished_reason) (rate(vllm:request_success_total{${own}}[$__rate_interval]))`],
  ['max_concurrency', `count by (kv_cache_max_concurrency) (vllm:cache_config_info{${selection},engine=~"$engine"})`],
  [
    'restarts',
    `sum(max by (cluster, namespace, job, instance) (changes(process_start_time_seconds{${selection}}[$__rate_interval])))`,
  ],
])('asks for %s as a person would', (id, expected) => {
  const [asked] = askedBy(sent(text(id)));
  expect(plainText(asked)).toBe(expected);
});
