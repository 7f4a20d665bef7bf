import { measureById, measures } from '../catalogue/catalogue';
import { add, divide, mean, rate } from '../expression';
import { bundleGrouping } from './promql';
import { histogramOf } from './histogram-of';

const like = measureById('ttft_mean');

test.each([
  ['ttft_p99.9', 'ttft'],
  ['itl_within', undefined],
  ['e2e_buckets', 'e2e'],
  ['ttft_mean', undefined],
  ['phase_prefill', undefined],
  ['iteration_rate', undefined],
  ['request_rate', undefined],
  ['aborted_rate', undefined],
  ['running', undefined],
  ['http_5xx_ratio', undefined],
])('%s is answered by %s', (id, signal) => {
  expect(histogramOf(measureById(id))).toBe(signal);
});

test.each([
  ['two histograms', divide(measureById('ttft_p50').expression, measureById('itl_p50').expression)],
  ['a mean beside a quantile', add(measureById('ttft_p50').expression, mean('ttft'))],
  ['some of the series', rate('ttft', { part: 'count', where: { label: 'engine', matches: '0' } })],
  ['a counter', rate('preemptions')],
  [
    'one value for each target',
    { op: 'aggregate', fn: 'sum', by: 'target', of: { op: 'rate', signal: 'ttft', part: 'sum' } },
  ],
  ['the greatest of all', { op: 'aggregate', fn: 'max', by: 'group', of: { op: 'rate', signal: 'ttft', part: 'sum' } }],
  ['an increase', { op: 'aggregate', fn: 'sum', by: 'group', of: { op: 'increase', signal: 'ttft', part: 'sum' } }],
] as const)('no bundle answers %s', (_, expression) => {
  expect(histogramOf({ ...like, expression })).toBeUndefined();
});

test('a quantile of one histogram with the bounds of another is no bundle either', () => {
  expect(histogramOf({ ...measureById('ttft_p50'), bounds: measureById('itl_p50').bounds })).toBeUndefined();
});

test('every bundle of the catalogue carries any grouping but by its own labels', () => {
  for (const measure of measures.filter((one) => histogramOf(one))) {
    const own = (measure.split ?? []).filter((label) => label !== 'le');
    expect(bundleGrouping(measure, ['job', 'engine'])).toEqual(['engine', 'job', ...own].sort());
    expect(bundleGrouping(measure, ['le'])).toEqual(measure.expression.op === 'buckets' ? own : undefined);
  }
});
