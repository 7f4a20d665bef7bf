import fc from 'fast-check';
import { Random } from '../core/random';
import { leastAbsoluteErrors, nonNegativeLeastSquares, type Observation } from './least-squares';

/** Observations of known coefficients. */
function observe(coefficients: readonly number[], noise: (i: number) => number = () => 0, count = 60): Observation[] {
  const random = new Random(1);
  return Array.from({ length: count }, (_, i) => {
    const factors = coefficients.map((_, j) => (j === 0 ? 1 : random.uniform() * 10));
    const value = factors.reduce((sum, factor, j) => sum + factor * coefficients[j], 0) + noise(i);
    return { factors, value, weight: 1 + random.uniform() };
  });
}

test('exact observations give back their coefficients', () => {
  const coefficient = fc.double({ min: 0, max: 5, noNaN: true });
  fc.assert(
    fc.property(fc.array(coefficient, { minLength: 1, maxLength: 4 }), (coefficients) => {
      const found = nonNegativeLeastSquares(
        observe(coefficients),
        coefficients.map(() => 0)
      );
      found.forEach((value, i) => expect(value).toBeCloseTo(coefficients[i], 4));
    }),
    { numRuns: 40 }
  );
});

test('no coefficient is negative: the others take its part', () => {
  const [base, slope] = nonNegativeLeastSquares(observe([10, -1]), [0, 0]);
  expect(slope).toBe(0);
  expect(base).toBeGreaterThan(4);
});

test('weights: an observation counted twice is like two of it', () => {
  const one: Observation = { factors: [1], value: 1, weight: 2 };
  const other: Observation = { factors: [1], value: 4, weight: 1 };
  expect(nonNegativeLeastSquares([one, other], [0])[0]).toBeCloseTo(2, 9);
});

test('a factor that is never there has no coefficient, a penalty makes one smaller', () => {
  expect(nonNegativeLeastSquares([{ factors: [1, 0], value: 3, weight: 1 }], [0, 0])).toEqual([3, 0]);
  expect(nonNegativeLeastSquares([{ factors: [1], value: 3, weight: 1 }], [1])[0]).toBeCloseTo(1.5, 9);
});

test('absolute errors: a few wild values do not matter, as they do for squares', () => {
  const observations = observe([2, 0.5], (i) => (i % 10 === 0 ? 500 : 0));
  const [base, slope] = leastAbsoluteErrors(observations, [0, 0]);
  expect(base).toBeCloseTo(2, 2);
  expect(slope).toBeCloseTo(0.5, 2);
  expect(nonNegativeLeastSquares(observations, [0, 0])[0]).toBeGreaterThan(10);
});
