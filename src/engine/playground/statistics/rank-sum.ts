import { twoSidedNormal } from './normal';
import { ranksOf } from './ranks';
import { MOST_EXACT, type TestResult, twoSided } from './test-result';

/**
 * Whether numbers of B tend to be greater or less than those of A: the U test of Mann & Whitney (1947), on mid-ranks
 * where some are equal. Exact, twice the smaller tail, for up to 60 numbers in all; beyond, the normal approximation
 * with corrections for ties and continuity.
 */
export function rankSumTest(a: readonly number[], b: readonly number[]): TestResult {
  const all = a.length + b.length;
  const { doubled, ties } = ranksOf([...a, ...b]);
  const sum = doubled.slice(a.length).reduce((total, rank) => total + rank, 0);
  const direction = sum - b.length * (all + 1);
  if (all <= MOST_EXACT) {
    return { p: twoSided(sumsOf(doubled, b.length), sum), direction };
  }
  const variance = ((a.length * b.length) / 12) * (all + 1 - ties / (all * (all - 1)));
  const beyond = Math.max(0, Math.abs(direction) / 2 - 0.5);
  return { p: variance === 0 ? 1 : twoSidedNormal(beyond / Math.sqrt(variance)), direction };
}

/** The least p that so many numbers can give: all of one side above all of the other. */
export function leastRankSumP(a: number, b: number): number {
  let arrangements = 1;
  for (let i = 1; i <= Math.min(a, b); i++) {
    arrangements *= (Math.max(a, b) + i) / i;
  }
  return Math.min(1, 2 / arrangements);
}

/** How many choices of so many of the ranks have each sum. */
function sumsOf(ranks: readonly number[], chosen: number): Float64Array {
  const all = ranks.reduce((sum, rank) => sum + rank, 0);
  const counts = Array.from({ length: chosen + 1 }, () => new Float64Array(all + 1));
  counts[0][0] = 1;
  let most = 0;
  ranks.forEach((rank, i) => {
    most += rank;
    for (let size = Math.min(i + 1, chosen); size > 0; size--) {
      const [into, from] = [counts[size], counts[size - 1]];
      for (let sum = rank; sum <= most; sum++) {
        into[sum] += from[sum - rank];
      }
    }
  });
  return counts[chosen];
}
