import fc from 'fast-check';
import { Random } from './random';

const COUNT = 40_000;
const draw = (of: () => number, count = COUNT) => Array.from({ length: count }, of);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const moment = (values: number[], power: number) => {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** power));
};

test('one seed, one sequence', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [a, b] = [new Random(seed), new Random(seed)];
      expect(draw(() => a.integer(), 20)).toEqual(draw(() => b.integer(), 20));
      expect(draw(() => a.normal(), 5)).toEqual(draw(() => b.normal(), 5));
    })
  );
});

test('seeds that follow each other give unlike numbers', () => {
  const firsts = Array.from({ length: 2000 }, (_, seed) => new Random(seed).uniform());
  expect(new Set(firsts).size).toBe(2000);
  expect(mean(firsts)).toBeCloseTo(0.5, 1);
});

test('a fork draws its own numbers: its use does not change those of its source', () => {
  const [a, b] = [new Random(7), new Random(7)];
  const [forkOfA, forkOfB] = [a.fork('part'), b.fork('part')];
  const alone = draw(() => a.integer(), 10);
  const between = draw(() => [forkOfB.integer(), b.integer()][1], 10);
  expect(between).toEqual(alone);
  expect(draw(() => forkOfA.integer(), 10)).not.toEqual(alone);
  expect(new Random(7).fork('one').integer()).not.toBe(new Random(7).fork('two').integer());
});

test('a fork and its source are not correlated', () => {
  const source = new Random(5);
  const fork = source.fork('x');
  const products = draw(() => (source.uniform() - 0.5) * (fork.uniform() - 0.5));
  expect(Math.abs(mean(products))).toBeLessThan(0.002);
});

test('uniform: from 0 to below 1, with its mean and variance', () => {
  const random = new Random(1);
  const values = draw(() => random.uniform());
  expect(Math.min(...values.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values.slice(0, 10_000))).toBeLessThan(1);
  expect(mean(values)).toBeCloseTo(0.5, 2);
  expect(moment(values, 2)).toBeCloseTo(1 / 12, 2);
});

test('below: every integer below the count, equally often', () => {
  const random = new Random(2);
  const seen = new Float64Array(6);
  draw(() => random.below(6)).forEach((value) => seen[value]++);
  seen.forEach((count) => expect(count / COUNT).toBeCloseTo(1 / 6, 2));
});

test('exponential: positive, mean and deviation as asked', () => {
  const random = new Random(3);
  const values = draw(() => random.exponential(4));
  expect(values.every((value) => value >= 0)).toBe(true);
  expect(mean(values) / 4).toBeCloseTo(1, 1);
  expect(Math.sqrt(moment(values, 2)) / 4).toBeCloseTo(1, 1);
});

test('normal: mean 0, deviation 1, symmetric, tails of a normal distribution', () => {
  const random = new Random(4);
  const values = draw(() => random.normal());
  expect(mean(values)).toBeCloseTo(0, 1);
  expect(moment(values, 2)).toBeCloseTo(1, 1);
  expect(moment(values, 3)).toBeCloseTo(0, 1);
  expect(moment(values, 4) / 3).toBeCloseTo(1, 1);
});
