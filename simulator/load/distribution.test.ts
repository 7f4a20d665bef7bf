import fc from 'fast-check';
import { Random } from '../core/random';
import { distributionIn, draw, drawCount, type Distribution } from './distribution';

const schema = distributionIn({ min: 0, max: 1000 });

function sorted(distribution: Distribution, count = 20_000): number[] {
  const random = new Random(7);
  return Array.from({ length: count }, () => draw(distribution, random)).sort((a, b) => a - b);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('draw', () => {
  it('has the median and the 95th percentile that a log-normal one was told by', () => {
    const values = sorted({ kind: 'lognormal', median: 200, p95: 900 });
    expect(values[10_000] / 200).toBeCloseTo(1, 1);
    expect(values[19_000] / 900).toBeCloseTo(1, 1);
    const sigma = Math.log(900 / 200) / 1.645;
    expect(mean(values) / (200 * Math.exp(sigma ** 2 / 2))).toBeCloseTo(1, 1);
  });

  it('spreads a uniform one evenly', () => {
    const values = sorted({ kind: 'uniform', min: 10, max: 30 });
    expect(mean(values)).toBeCloseTo(20, 0);
    expect(values[5000]).toBeCloseTo(15, 0);
    expect(values[15_000]).toBeCloseTo(25, 0);
  });

  it('takes each value of a list as often', () => {
    const values = sorted({ kind: 'empirical', values: [1, 5, 5, 9] });
    expect(values.filter((value) => value === 5).length / values.length).toBeCloseTo(0.5, 1);
    expect(new Set(values)).toEqual(new Set([1, 5, 9]));
  });

  it('gives the same numbers for the same seed, within the bounds', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        (seed, min, more) => {
          const distribution = { kind: 'uniform', min, max: min + more } as const;
          const value = draw(distribution, new Random(seed));
          expect(value).toBe(draw(distribution, new Random(seed)));
          expect(value).toBeGreaterThanOrEqual(min);
          expect(value).toBeLessThanOrEqual(min + more);
        }
      )
    );
  });
});

describe('drawCount', () => {
  it('is a whole number from 1, the ends of a uniform one as likely as the rest', () => {
    const random = new Random(3);
    const counts = new Map<number, number>();
    for (let i = 0; i < 30_000; i++) {
      const count = drawCount({ kind: 'uniform', min: 1, max: 3 }, random);
      counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([1, 2, 3]);
    counts.forEach((count) => expect(count / 10_000).toBeCloseTo(1, 1));
    expect(drawCount({ kind: 'constant', value: 0.2 }, random)).toBe(1);
  });
});

describe('the schema', () => {
  it('reads a bare number as a constant', () => {
    expect(schema.parse(5)).toEqual({ kind: 'constant', value: 5 });
  });

  it.each([
    [{ kind: 'uniform', min: 5, max: 2 }, 'must be from min (5) to 1000'],
    [{ kind: 'lognormal', median: 10, p95: 5 }, 'must be from the median (10, above 0) to 1000'],
    [{ kind: 'lognormal', median: 10, p95: 5000 }, 'must be a number from 0 to 1000'],
    [{ kind: 'empirical', values: [] }, 'must have at least one value'],
    ['long', 'must be a number from 0 to 1000, or {"kind": …} with constant, uniform, lognormal or empirical'],
  ])('refuses %j', (input, message) => {
    expect(schema.safeParse(input).error?.issues[0].message).toBe(message);
  });
});
