import type { RangeFunction } from '../expression';

/** Samples of one series in a window `(start, end]`, ascending; times in milliseconds. */
export interface Window {
  readonly times: readonly number[];
  readonly values: readonly number[];
  readonly start: number;
  readonly end: number;
}

/**
 * Which Prometheus to follow where versions differ: 2 counts a sample on the start of a window or of the look-back and
 * weighs a counter's zero point before the edge of a gap; 3 does neither.
 */
export type Dialect = 'prometheus-2' | 'prometheus-3';

/** One function over one window; `undefined` where Prometheus returns no sample (fewer than two for rates and slopes). */
export function rangeFunction(fn: RangeFunction, window: Window, dialect: Dialect): number | undefined {
  switch (fn) {
    case 'rate':
      return extrapolated(window, true, dialect);
    case 'increase':
      return extrapolated(window, false, dialect);
    case 'deriv':
      return slope(window);
    default:
      return steps(window, fn);
  }
}

function steps({ values }: Window, fn: 'resets' | 'changes'): number | undefined {
  if (values.length === 0) {
    return undefined;
  }
  let count = 0;
  for (let i = 1; i < values.length; i++) {
    const both = Number.isNaN(values[i]) && Number.isNaN(values[i - 1]);
    count += fn === 'resets' ? Number(values[i] < values[i - 1]) : Number(values[i] !== values[i - 1] && !both);
  }
  return count;
}

/** `extrapolatedRate` of Prometheus (promql/functions.go), for counters. */
function extrapolated({ times, values, start, end }: Window, perSecond: boolean, dialect: Dialect): number | undefined {
  const last = values.length - 1;
  if (last < 1) {
    return undefined;
  }
  let result = values[last] - values[0];
  for (let i = 1; i <= last; i++) {
    if (values[i] < values[i - 1]) {
      result += values[i - 1];
    }
  }
  const sampled = (times[last] - times[0]) / 1000;
  const average = sampled / last;
  const threshold = average * 1.1;
  const atEdge = (gap: number) => (gap >= threshold ? average / 2 : gap);
  const toZero = result > 0 && values[0] >= 0 ? sampled * (values[0] / result) : Infinity;
  const gap = (times[0] - start) / 1000;
  const before = dialect === 'prometheus-2' ? atEdge(Math.min(gap, toZero)) : Math.min(atEdge(gap), toZero);
  const after = atEdge((end - times[last]) / 1000);
  const factor = (sampled + before + after) / sampled;
  return result * (perSecond ? factor / ((end - start) / 1000) : factor);
}

/** `deriv` of Prometheus: the slope of a least-squares line, a second. */
function slope({ times, values }: Window): number | undefined {
  const n = values.length;
  if (n < 2) {
    return undefined;
  }
  if (values.every((value) => value === values[0])) {
    return Number.isFinite(values[0]) ? 0 : NaN;
  }
  const xs = times.map((t) => (t - times[0]) / 1000);
  const sum = (of: (i: number) => number) => xs.reduce((total, _, i) => total + of(i), 0);
  const sumX = sum((i) => xs[i]);
  const sumY = sum((i) => values[i]);
  const covariance = sum((i) => xs[i] * values[i]) - (sumX * sumY) / n;
  return covariance / (sum((i) => xs[i] * xs[i]) - (sumX * sumX) / n);
}
