import { quantile } from '../../chat/figures';

/** Numbers of a side that are set against each other; of more, so many evenly spread quantiles. */
const MOST = 500;

/** How much greater B's numbers are than A's: the median of all differences (Hodges & Lehmann 1963). */
export function shiftOf(a: readonly number[], b: readonly number[]): number {
  const [from, to] = [thinned(a), thinned(b)];
  return median(from.flatMap((x) => to.map((y) => y - x)));
}

/** The middle of differences of pairs: the median of the means of any two, or of one with itself (Hodges & Lehmann 1963). */
export function centreOf(differences: readonly number[]): number {
  const some = thinned(differences);
  return median(some.flatMap((x, i) => some.slice(i).map((y) => (x + y) / 2)));
}

/** The median; NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}

function thinned(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return sorted.length <= MOST
    ? [...sorted]
    : Array.from({ length: MOST }, (_, i) => quantile(sorted, (i + 0.5) / MOST));
}
