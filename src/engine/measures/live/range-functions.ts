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

/** Which samples a range has: those of `(start, end]`, and in Prometheus 2 the one at the start too. Milliseconds. */
export interface RangeBounds {
  readonly start: number;
  readonly end: number;
  readonly dialect: Dialect;
}

/**
 * One function over one window; `undefined` where Prometheus returns no sample (fewer than two for rates and slopes).
 * `q` is that of `quantile_over_time`.
 */
export function rangeFunction(fn: RangeFunction, window: Window, dialect: Dialect, q = NaN): number | undefined {
  switch (fn) {
    case 'rate':
      return extrapolated(window, true, dialect);
    case 'increase':
      return extrapolated(window, false, dialect);
    case 'deriv':
      return slope(window);
    case 'min_over_time':
      return extreme(window, (a, b) => a < b);
    case 'max_over_time':
      return extreme(window, (a, b) => a > b);
    case 'avg_over_time':
      return average(window);
    case 'quantile_over_time':
      return quantileOf(q, window);
    default:
      return steps(window, fn);
  }
}

/** Like Prometheus, NaN gives way to any other value. */
function extreme({ values }: Window, better: (a: number, b: number) => boolean): number | undefined {
  return values.length === 0
    ? undefined
    : values.reduce((best, value) => (Number.isNaN(best) || better(value, best) ? value : best));
}

function average({ values }: Window): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** `quantile_over_time` of Prometheus: linear between the two nearest ranks; NaN sorts first. */
function quantileOf(q: number, { values }: Window): number | undefined {
  if (values.length === 0) {
    return undefined;
  }
  const sorted = [...values].sort((a, b) => (Number.isNaN(a) ? -1 : Number.isNaN(b) ? 1 : a - b));
  const rank = q * (sorted.length - 1);
  const lower = Math.max(0, Math.floor(rank));
  const weight = rank - Math.floor(rank);
  return sorted[lower] * (1 - weight) + sorted[Math.min(sorted.length - 1, lower + 1)] * weight;
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

function extrapolated(window: Window, perSecond: boolean, dialect: Dialect): number | undefined {
  const { times, values, start, end } = window;
  const last = values.length - 1;
  if (last < 1) {
    return undefined;
  }
  let grown = values[last] - values[0];
  for (let i = 1; i <= last; i++) {
    if (values[i] < values[i - 1]) {
      grown += values[i - 1];
    }
  }
  const span = spanOf({ first: times[0], last: times[last], count: values.length, start, end });
  return extrapolate(grown, values[0], span, perSecond, dialect);
}

/** Where the samples of a window lie in it; all in seconds. */
export interface Span {
  readonly sampled: number;
  /** Mean distance of two samples. */
  readonly average: number;
  readonly before: number;
  readonly after: number;
  readonly range: number;
}

/** The span of at least two samples; times in milliseconds. */
export function spanOf(of: { first: number; last: number; count: number; start: number; end: number }): Span {
  const sampled = (of.last - of.first) / 1000;
  return {
    sampled,
    average: sampled / (of.count - 1),
    before: (of.first - of.start) / 1000,
    after: (of.end - of.last) / 1000,
    range: (of.end - of.start) / 1000,
  };
}

/**
 * `extrapolatedRate` of Prometheus (promql/functions.go), for counters: `grown` from the first to the last sample, falls
 * made good, and stretched over the window.
 */
export function extrapolate(grown: number, first: number, span: Span, perSecond: boolean, dialect: Dialect): number {
  const { sampled, average, range } = span;
  const toZero = grown > 0 && first >= 0 ? sampled * (first / grown) : Infinity;
  const before =
    dialect === 'prometheus-2'
      ? atEdge(Math.min(span.before, toZero), average)
      : Math.min(atEdge(span.before, average), toZero);
  const factor = (sampled + before + atEdge(span.after, average)) / sampled;
  return grown * (perSecond ? factor / range : factor);
}

function atEdge(gap: number, average: number): number {
  return gap >= average * 1.1 ? average / 2 : gap;
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
  let [sumX, sumY, sumXY, sumXX] = [0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const x = (times[i] - times[0]) / 1000;
    sumX += x;
    sumY += values[i];
    sumXY += x * values[i];
    sumXX += x * x;
  }
  const covariance = sumXY - (sumX * sumY) / n;
  return covariance / (sumXX - (sumX * sumX) / n);
}
