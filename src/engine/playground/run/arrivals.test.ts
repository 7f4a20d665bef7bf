import { seeded } from '../seeded';
import { arrivals } from './arrivals';

it('is a Poisson process of the given rate: gaps of the mean, as scattered as they are long', () => {
  const times = arrivals(20_001, 4, seeded(7));
  const gaps = times.slice(1).map((at, i) => at - times[i]);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
  expect([times[0], Math.min(...gaps) >= 0]).toEqual([0, true]);
  expect(mean / 250).toBeCloseTo(1, 1);
  expect(deviation / mean).toBeCloseTo(1, 1);
});

it('is the same for the same seed', () => {
  expect(arrivals(5, 1, seeded(1))).toEqual(arrivals(5, 1, seeded(1)));
  expect(arrivals(5, 1, seeded(1))).not.toEqual(arrivals(5, 1, seeded(2)));
});
