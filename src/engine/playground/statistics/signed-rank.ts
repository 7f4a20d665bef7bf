import { twoSidedNormal } from './normal';
import { ranksOf } from './ranks';
import { MOST_EXACT, type TestResult, twoSided } from './test-result';

/**
 * Whether differences B − A of pairs tend to one side of 0: the signed-rank test of Wilcoxon (1945), on mid-ranks where
 * some are equally great. Pairs without a difference are dropped, as he did. Exact, twice the smaller tail, for up to 60
 * others; beyond, the normal approximation with corrections for ties and continuity.
 */
export function signedRankTest(differences: readonly number[]): TestResult {
  const moved = differences.filter((difference) => difference !== 0);
  const n = moved.length;
  const { doubled, ties } = ranksOf(moved.map(Math.abs));
  const up = doubled.reduce((sum, rank, i) => sum + (moved[i] > 0 ? rank : 0), 0);
  const direction = up - (n * (n + 1)) / 2;
  if (n <= MOST_EXACT) {
    return { p: twoSided(sumsOf(doubled), up), direction };
  }
  const variance = (n * (n + 1) * (2 * n + 1) - ties / 2) / 24;
  const beyond = Math.max(0, Math.abs(direction) / 2 - 0.5);
  return { p: twoSidedNormal(beyond / Math.sqrt(variance)), direction };
}

/** The least p that so many pairs can give: all differ the same way. */
export function leastSignedRankP(pairs: number): number {
  return Math.min(1, 2 / 2 ** pairs);
}

/** How many choices of any of the ranks have each sum. */
function sumsOf(ranks: readonly number[]): Float64Array {
  const most = ranks.reduce((sum, rank) => sum + rank, 0);
  const counts = new Float64Array(most + 1);
  counts[0] = 1;
  for (const rank of ranks) {
    for (let sum = most; sum >= rank; sum--) {
      counts[sum] += counts[sum - rank];
    }
  }
  return counts;
}
