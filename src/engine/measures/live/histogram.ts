/** One bucket of a cumulative histogram. */
export interface Bucket {
  /** Upper bound, +Infinity for the last. */
  readonly bound: number;
  readonly count: number;
}

/** The number that a bucket's `le` label stands for; NaN where it is none. `1`, `1.0` and `1e0` are the same bound. */
export function boundOf(le: string | undefined): number {
  if (le === undefined || le === '') {
    return NaN;
  }
  return /^\+?Inf$/i.test(le) ? Infinity : Number(le);
}

const tolerance = 1e-12;

/** Counts that never fall, differences of mere rounding levelled, as Prometheus does before it reads a quantile. */
function monotonic(buckets: readonly Bucket[]): Bucket[] {
  let previous = buckets[0].count;
  return buckets.map(({ bound, count }) => {
    const rounding = Math.abs(count - previous) <= tolerance * (Math.abs(count) + Math.abs(previous));
    previous = rounding || count < previous ? previous : count;
    return { bound, count: previous };
  });
}

/**
 * `histogram_quantile` of Prometheus (promql/quantile.go): linear inside the bucket that holds the rank, the last
 * finite bound where that is the last one. NaN without observations or without a +Inf bucket.
 */
export function histogramQuantile(q: number, raw: readonly Bucket[]): number {
  if (raw.length < 2 || raw[raw.length - 1].bound !== Infinity) {
    return NaN;
  }
  const buckets = monotonic(raw);
  const last = buckets.length - 1;
  const observations = buckets[last].count;
  if (observations === 0 || Number.isNaN(observations)) {
    return NaN;
  }
  const rank = q * observations;
  const found = buckets.findIndex(({ count }) => count >= rank);
  const at = found === -1 ? last : found;
  if (at === last) {
    return buckets[last - 1].bound;
  }
  const { bound, count } = buckets[at];
  if (at === 0) {
    return bound <= 0 ? bound : bound * (rank / count);
  }
  const before = buckets[at - 1];
  return before.bound + (bound - before.bound) * ((rank - before.count) / (count - before.count));
}

/** The bucket that holds the quantile: its value lies in (lower, upper]. `undefined` without observations. */
export function quantileBounds(q: number, buckets: readonly Bucket[]): { lower: number; upper: number } | undefined {
  const observations = buckets.find(({ bound }) => bound === Infinity)?.count ?? 0;
  if (!(observations > 0)) {
    return undefined;
  }
  const rank = q * observations;
  const reached = buckets.findIndex(({ count }) => count >= rank);
  const below = reached === -1 ? buckets : buckets.slice(0, reached);
  const finite = below.filter(({ bound }) => bound !== Infinity);
  return { lower: finite[finite.length - 1]?.bound ?? 0, upper: buckets[reached]?.bound ?? Infinity };
}
