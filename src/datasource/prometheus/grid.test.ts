import fc from 'fast-check';
import { durationText, gridOf, stepFor } from './grid';

const HOUR = 3_600_000;

test.each([
  [HOUR, 4_100, 1_000, 5_000],
  [HOUR, 4_900, 1_000, 5_000],
  [HOUR, 5_000, 15_000, 15_000],
  [HOUR, 20_000, 15_000, 30_000],
  [6 * HOUR, 0, 15_000, 15_000],
  [24 * HOUR, 100, 500, 30_000],
  [24 * HOUR, 70_000, 60_000, 120_000],
  [90 * 24 * HOUR, 2 * HOUR + 1, 15_000, 6 * HOUR],
])('over %d ms, %d ms asked and scraped every %d ms: every %d ms', (range, interval, scrape, step) => {
  expect(stepFor(range, interval, scrape)).toBe(step);
});

test('a step is never shorter than asked, and leaves at most 5000 points', () => {
  const ms = fc.integer({ min: 1, max: 1e12 });
  fc.assert(
    fc.property(ms, ms, fc.integer({ min: 500, max: HOUR }), (range, interval, scrape) => {
      const step = stepFor(range, interval, scrape);
      expect(step).toBeGreaterThanOrEqual(Math.max(interval, scrape));
      expect(range / step).toBeLessThanOrEqual(5000);
    })
  );
});

test('ranges that differ by moments lie on the same grid', () => {
  const grid = { from: 1_790_000_010_000, to: 1_790_003_610_000, step: 15_000 };
  expect(gridOf(1_790_000_011_000, 1_790_003_611_000, 15_000)).toEqual(grid);
  expect(gridOf(1_790_000_024_999, 1_790_003_624_999, 15_000)).toEqual(grid);
});

test('durations are whole seconds where they can be', () => {
  expect([durationText(60_000), durationText(1500)]).toEqual(['60s', '1500ms']);
});
