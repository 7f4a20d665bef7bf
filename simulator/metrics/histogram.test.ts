import fc from 'fast-check';
import * as buckets from './buckets';
import { Histogram } from './histogram';

test('a value lies in the first bucket whose bound it does not exceed', () => {
  const bounds = fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { maxLength: 10 });
  fc.assert(
    fc.property(bounds, fc.array(fc.integer({ min: -25, max: 25 })), (unsorted, values) => {
      const sorted = [...unsorted].sort((a, b) => a - b);
      const histogram = new Histogram(Float64Array.from(sorted));
      values.forEach((value) => histogram.observe(value));
      const cumulative = sorted.map((_, i) => histogram.counts.slice(0, i + 1).reduce((sum, count) => sum + count, 0));
      expect(cumulative).toEqual(sorted.map((bound) => values.filter((value) => value <= bound).length));
      expect(histogram.count).toBe(values.length);
      expect(histogram.sum).toBe(values.reduce((sum, value) => sum + value, 0));
    })
  );
});

test('a value can be counted several times', () => {
  const histogram = new Histogram(Float64Array.from([1, 2]));
  histogram.observe(2, 3);
  expect([histogram.count, histogram.sum, ...histogram.counts]).toEqual([3, 6, 0, 3, 0]);
});

test('token bounds are 1, 2, 5, 10, … up to the longest context', () => {
  expect([...buckets.tokenBounds(2048)]).toEqual([1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]);
  expect(buckets.tokenBounds(2000).at(-1)).toBe(2000);
  expect(buckets.tokenBounds(1999).at(-1)).toBe(1000);
});

test('every set of bounds ascends', () => {
  for (const bounds of Object.values(buckets)) {
    if (bounds instanceof Float64Array) {
      expect([...bounds]).toEqual([...bounds].sort((a, b) => a - b));
    }
  }
});
