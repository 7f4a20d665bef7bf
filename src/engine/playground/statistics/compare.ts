import type { RequestResult } from '../types';
import { holm } from './holm';
import { measuredOf, REQUEST_METRICS, type RequestMetric, valueOf } from './measured';
import { pairsOf } from './pairs';
import { leastRankSumP, rankSumTest } from './rank-sum';
import { centreOf, median, shiftOf } from './shift';
import { leastSignedRankP, signedRankTest } from './signed-rank';
import type { TestResult } from './test-result';

/** What B is beside A. `too-few`: even the greatest difference between so few requests could be chance. */
export type Verdict = 'faster' | 'slower' | 'no-difference-seen' | 'too-few';

/** One metric of B beside A. */
export interface MetricComparison {
  readonly metric: RequestMetric;
  readonly verdict: Verdict;
  /** Requests that were compared; pairs of them count on both sides. */
  readonly a: number;
  readonly b: number;
  /** Adjusted for the number of metrics (Holm 1979); absent where a side has nothing, as all below. */
  readonly p?: number;
  /** How much longer B takes, milliseconds (Hodges & Lehmann 1963). */
  readonly shift?: number;
  /** The shift ÷ A's median; absent where that is 0. */
  readonly relative?: number;
  /** Of `too-few`: requests of each side that could show a difference, if it is great enough. */
  readonly needed?: number;
}

/** B beside A. */
export interface Comparison {
  /** Wilcoxon's on pairs of the same prompt and round, or Mann and Whitney's where there are no pairs. */
  readonly test: 'signed-rank' | 'rank-sum';
  readonly metrics: readonly MetricComparison[];
}

const LEVEL = 0.05;

/**
 * Compares how long requests of B and of A took, those that were measured and succeeded. Where both were asked the same,
 * by pairs: prompts of different lengths would drown the difference otherwise. A difference counts where its p, adjusted
 * for the number of metrics, is below 0.05.
 */
export function compareSides(results: readonly RequestResult[]): Comparison {
  const good = measuredOf(results).filter(({ failure }) => !failure);
  const pairs = pairsOf(good);
  const samples = REQUEST_METRICS.map((metric) => {
    const values = (some: readonly RequestResult[]) => some.map((result) => valueOf(result, metric));
    const whole = pairs?.filter(({ a, b }) => !values([a, b]).includes(undefined));
    const side = (id: 'A' | 'B') =>
      whole?.map((pair) => pair[id === 'A' ? 'a' : 'b']) ?? good.filter((result) => result.side === id);
    const known = (id: 'A' | 'B') => values(side(id)).filter((value) => value !== undefined);
    return { metric, a: known('A'), b: known('B'), isPaired: pairs !== undefined };
  });
  const tested = samples.filter(({ a, b }) => a.length > 0 && b.length > 0);
  const tests = tested.map(testOf);
  const adjusted = holm(tests.map(({ p }) => p));
  return {
    test: pairs ? 'signed-rank' : 'rank-sum',
    metrics: samples.map((sample) => {
      const i = tested.indexOf(sample);
      const outcome = i < 0 ? undefined : { p: adjusted[i], direction: tests[i].direction };
      return judged(sample, Math.max(1, tested.length), outcome);
    }),
  };
}

interface Sample {
  readonly metric: RequestMetric;
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly isPaired: boolean;
}

function differencesOf({ a, b }: Sample): number[] {
  return a.map((value, i) => b[i] - value);
}

function testOf(sample: Sample): TestResult {
  return sample.isPaired ? signedRankTest(differencesOf(sample)) : rankSumTest(sample.a, sample.b);
}

function judged(sample: Sample, metrics: number, outcome?: TestResult): MetricComparison {
  const { metric, a, b, isPaired } = sample;
  const leastP = (n: number, m: number) => metrics * (isPaired ? leastSignedRankP(n) : leastRankSumP(n, m));
  const counts = { metric, a: a.length, b: b.length };
  const isEnough = leastP(a.length, b.length) < LEVEL;
  const needed = isEnough ? {} : { needed: fewest((n) => leastP(n, n) < LEVEL) };
  if (!outcome) {
    return { ...counts, verdict: 'too-few', ...needed };
  }
  const { p, direction } = outcome;
  const shift = isPaired ? centreOf(differencesOf(sample)) : shiftOf(a, b);
  const middle = median(a);
  const figures = { ...counts, p, shift, ...(middle > 0 && { relative: shift / middle }) };
  if (p < LEVEL) {
    return { ...figures, verdict: direction > 0 ? 'slower' : 'faster' };
  }
  return isEnough ? { ...figures, verdict: 'no-difference-seen' } : { ...figures, verdict: 'too-few', ...needed };
}

function fewest(isEnough: (n: number) => boolean): number {
  let n = 1;
  while (!isEnough(n)) {
    n++;
  }
  return n;
}
