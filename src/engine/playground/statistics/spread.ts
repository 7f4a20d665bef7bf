import { quantile } from '../../chat/figures';

/** How numbers spread; of none, only their count. */
export interface Spread {
  readonly count: number;
  readonly mean?: number;
  readonly p50?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly max?: number;
}

/** The spread of numbers, in their unit. Percentiles are those of `quantile`: linear between two ranks, as in NumPy. */
export function spreadOf(values: Iterable<number>): Spread {
  const sorted = Float64Array.from(values).sort();
  const count = sorted.length;
  if (count === 0) {
    return { count };
  }
  return {
    count,
    mean: sorted.reduce((sum, value) => sum + value, 0) / count,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    max: sorted[count - 1],
  };
}
