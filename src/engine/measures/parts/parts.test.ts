import { measureById } from '../catalogue/catalogue';
import { multiply, rate, total } from '../expression';
import { samplesOf } from '../live/shape';
import type { Labels } from '../../exposition/types';
import { type Parts, partsOf } from './parts';
import { Vectors } from './read';

const T = 1_790_000_000_000;
const context = { window: '1m', by: [], select: {} };
const finished = 'sum by (finished_reason) (rate(vllm:request_success_total[1m]))';
const rejected = 'sum by (reason) (rate(vllm:admission_rejections_total[1m]))';

const parts = (id: string, by: readonly string[] = []) => partsOf(measureById(id), { ...context, by });

test.each([
  ['request_rate', [finished]],
  ['finish_reasons', [finished]],
  ['success_ratio', [finished, rejected, 'sum(vllm:num_requests_running)']],
  ['queue_wait_estimate', ['sum(vllm:num_requests_waiting)', finished]],
  ['rejection_rate', [rejected]],
  [
    'max_concurrency',
    ['count by (kv_cache_max_concurrency) (vllm:cache_config_info{kv_cache_max_concurrency=~"[0-9.eE+]+"})'],
  ],
])('%s is put together from %j', (id, formulas) => {
  expect(parts(id)?.formulas).toEqual(formulas);
});

test.each(['running', 'ttft_mean', 'ttft_p95', 'ttft_within', 'kv_usage', 'restarts'])(
  '%s is asked by its own formula',
  (id) => {
    expect(parts(id)).toBeUndefined();
  }
);

test('the order of the labels makes no other formula', () => {
  expect(parts('request_rate', ['job', 'cluster'])?.formulas).toEqual(
    parts('finish_reasons', ['cluster', 'job'])?.formulas
  );
});

test('whether there are responses at all is asked once for every status', () => {
  const [own4xx, seen] = parts('http_4xx_rate')?.formulas ?? [];
  const [own5xx, ...others] = parts('http_5xx_rate')?.formulas ?? [];
  expect([own4xx, own5xx]).toEqual([expect.stringContaining('status="4xx"'), expect.stringContaining('status="5xx"')]);
  expect(seen).toMatch(/^count\(.*http_requests_total and/);
  expect(others).toEqual([seen]);
});

test('a label by which the numbers are grouped anyway is left to PromQL', () => {
  expect(parts('max_concurrency', ['kv_cache_max_concurrency'])).toBeUndefined();
});

test('a factor that an operator chooses is left to PromQL', () => {
  const chosen = { op: 'times', factor: { param: 'price', default: 2 }, of: rate('finished') } as const;
  const measure = (expression: Parameters<typeof multiply>[0]) => ({ ...measureById('running'), expression });
  expect(partsOf(measure(chosen), context)).toBeUndefined();
  const formulas = partsOf(measure(multiply(chosen, rate('finished'))), context)?.formulas;
  expect(formulas).toEqual(['2 * sum(rate(vllm:request_success_total[1m]))', finished]);
  const both = partsOf(measure(multiply(rate('finished'), multiply(total('running'), total('waiting')))), context);
  expect(both?.formulas).toEqual([finished, 'sum(vllm:num_requests_running) * sum(vllm:num_requests_waiting)']);
});

type Answers = Readonly<Record<string, ReadonlyArray<readonly [Labels, number]>>>;

function joined({ formulas, join }: Parts, answers: Answers) {
  const vectors = formulas.map((formula) => {
    const series = (answers[formula] ?? []).map(([labels, value]) => ({ labels, times: [T], values: [value] }));
    return new Vectors(series).at(T);
  });
  return samplesOf(join(vectors));
}

const answers: Answers = {
  [finished]: [
    [{ finished_reason: 'stop' }, 5],
    [{ finished_reason: 'length' }, 2],
    [{ finished_reason: 'abort' }, 1],
  ],
  [rejected]: [[{ reason: 'max_num_queued_reqs' }, 2]],
  'sum(vllm:num_requests_running)': [[{}, 7]],
  'sum(vllm:num_requests_waiting)': [[{}, 4]],
};

test.each([
  ['request_rate', 8],
  ['success_ratio', 0.7],
  ['queue_wait_estimate', 0.5],
])('%s of these answers is %d', (id, value) => {
  expect(joined(parts(id) as Parts, answers)).toEqual([{ labels: {}, value }]);
});

test('what is not there is 0 where the measure says so, and else leaves no value', () => {
  const success = parts('success_ratio') as Parts;
  expect(joined(success, { ...answers, [rejected]: [] })).toEqual([{ labels: {}, value: 7 / 8 }]);
  expect(joined(success, { ...answers, [rejected]: [], 'sum(vllm:num_requests_running)': [] })).toEqual([]);
  expect(joined(success, { ...answers, [finished]: [[{ finished_reason: 'abort' }, 1]] })).toEqual([]);
});

test('numbers that are labels are added up, or the least or greatest is taken', () => {
  const counts: Array<[Labels, number]> = [
    [{ value: '1.5', job: 'a' }, 2],
    [{ value: '1e+1', job: 'a' }, 1],
    [{ value: '1.2.3', job: 'a' }, 1],
    [{ value: '4', job: 'b' }, 3],
  ];
  const valuesOf = (fn: 'sum' | 'min' | 'max') => {
    const of = { op: 'label', signal: 'cache_config', label: 'value' } as const;
    const measure = { ...measureById('running'), expression: { op: 'aggregate', fn, by: 'group', of } as const };
    const made = partsOf(measure, { ...context, by: ['job'] }) as Parts;
    return joined(made, { [made.formulas[0]]: counts }).map(({ labels, value }) => [labels.job, value]);
  };
  expect(valuesOf('sum')).toEqual([
    ['a', 13],
    ['b', 12],
  ]);
  expect(valuesOf('min')).toEqual([
    ['a', 1.5],
    ['b', 4],
  ]);
  expect(valuesOf('max')).toEqual([
    ['a', 10],
    ['b', 4],
  ]);
});
