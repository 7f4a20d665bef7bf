import { seriesFrames, tableFrame } from './frames';
import { legendOf } from './legend';

const series = [
  {
    metric: { __name__: 'up', job: 'vllm' },
    values: [
      [1, 'NaN'],
      [2, '+Inf'],
      [3, '-Inf'],
      [4.5, '0.25'],
    ] as Array<[number, string]>,
  },
];

test('keeps NaN and infinities, and times in milliseconds', () => {
  const [frame] = seriesFrames({ refId: 'A', expr: '', legendFormat: '{{job}}' }, 'up', series, 15);
  expect(frame.fields[0].values).toEqual([1000, 2000, 3000, 4500]);
  expect(frame.fields[0].config.interval).toBe(15_000);
  expect(frame.fields[1]).toMatchObject({ values: [NaN, Infinity, -Infinity, 0.25], labels: { job: 'vllm' } });
  expect(frame.fields[1].config.displayNameFromDS).toBe('vllm');
});

test('a table has a column a label, and names its value by query where there are several', () => {
  const last = [{ ...series[0], values: series[0].values.slice(-1) }];
  const names = (alone: boolean) =>
    tableFrame({ refId: 'B', expr: '' }, 'up', last, alone).fields.map(({ name }) => name);
  expect(names(true)).toEqual(['Time', '__name__', 'job', 'Value']);
  expect(names(false)).toEqual(['Time', '__name__', 'job', 'Value #B']);
});

test.each([
  ['{{ job }} p95', { job: 'a' }, 'a p95'],
  ['{{none}}x', {}, 'x'],
  [undefined, { __name__: 'up', job: 'a' }, 'up{job="a"}'],
  ['__auto', {}, 'sum(up)'],
  [undefined, {}, '{}'],
])('legend %s of %j is %s', (format, metric, expected) => {
  expect(legendOf(format, metric, 'sum(up)')).toBe(expected);
});
