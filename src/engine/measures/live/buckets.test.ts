import { histogramsOf } from './buckets';
import { Shape } from './shape';

test('buckets of one group are added up by bound, however it is written, and those without one are left out', () => {
  const rows = [
    ['1', 2],
    ['+Inf', 9],
    ['1.0', 3],
    ['x', 7],
  ] as const;
  const shape = new Shape(rows.map(([le]) => ({ le, engine: '0' })));
  const { shape: groups, buckets } = histogramsOf({ shape, values: rows.map(([, value]) => value) }, ['engine']);
  expect(groups.labels).toEqual([{ engine: '0' }]);
  expect(buckets).toEqual([
    [
      { bound: 1, count: 5 },
      { bound: Infinity, count: 9 },
    ],
  ]);
});
