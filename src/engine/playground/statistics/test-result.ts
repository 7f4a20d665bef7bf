/** Most numbers whose arrangements are counted one by one; the normal approximation is good beyond. */
export const MOST_EXACT = 60;

/** What a rank test says. */
export interface TestResult {
  /** How probable a difference as great as this, either way, would be if there were none. */
  readonly p: number;
  /** Positive where B's numbers are the greater ones. */
  readonly direction: number;
}

/** Twice the smaller tail of a distribution, at most 1. @param counts how often each statistic comes, by its value. */
export function twoSided(counts: Float64Array, at: number): number {
  let [below, above, all] = [0, 0, 0];
  for (let value = 0; value < counts.length; value++) {
    all += counts[value];
    below += value <= at ? counts[value] : 0;
    above += value >= at ? counts[value] : 0;
  }
  return Math.min(1, (2 * Math.min(below, above)) / all);
}
