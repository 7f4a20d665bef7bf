import { operators } from '../arithmetic';
import type { Expression } from '../expression';
import type { MeasureValue } from '../live/evaluate';
import { histogramQuantile, quantileBounds } from '../live/histogram';
import type { Measure } from '../types';
import type { HistogramAt } from './read';

/**
 * A measure of one histogram (see `histogramOf`) out of its bundle at one instant. Equals the live evaluator's values
 * and those of `measureToPromQL` to a relative 1e-9.
 */
export function evaluateBundle(measure: Measure, histograms: readonly HistogramAt[]): MeasureValue[] {
  const { expression } = measure;
  if (expression.op === 'buckets') {
    return histograms.flatMap((one) => one.rates());
  }
  return histograms.flatMap((one) => {
    const value = evaluate(expression, one);
    return value === undefined ? [] : [{ labels: one.labels, value, ...boundsOf(measure, one) }];
  });
}

/** The share at or below a bound that every engine has (see `allHaveBound`). */
export function shareWithin(bound: number, histograms: readonly HistogramAt[]): MeasureValue[] {
  return histograms.flatMap(({ labels, buckets }) => {
    const count = (of: number) => buckets.find((one) => one.bound === of)?.count;
    const value = joined(count(bound), count(Infinity), operators.divide);
    return value === undefined ? [] : [{ labels, value }];
  });
}

function boundsOf({ bounds }: Measure, histogram: HistogramAt): Pick<MeasureValue, 'bounds'> {
  const lower = bounds && evaluate(bounds.lower, histogram);
  const upper = bounds && evaluate(bounds.upper, histogram);
  return lower === undefined || upper === undefined ? {} : { bounds: { lower, upper } };
}

/** A group's value by itself: all that a formula joins comes from the same group. */
function evaluate(expression: Expression, one: HistogramAt): number | undefined {
  const valueOf = (of: Expression) => evaluate(of, one);
  switch (expression.op) {
    case 'quantile':
      return one.buckets.length > 0 ? histogramQuantile(expression.q, one.buckets) : undefined;
    case 'bound':
      return quantileBounds(expression.q, one.buckets)?.[expression.side];
    case 'times':
      return typeof expression.factor === 'number'
        ? joined(expression.factor, valueOf(expression.of), operators.multiply)
        : unanswerable(expression);
    case 'atLeast':
      return joined(expression.min, valueOf(expression.of), Math.max);
    case 'or':
      return valueOf(expression.left) ?? valueOf(expression.right);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return joined(valueOf(expression.left), valueOf(expression.right), operators[expression.op]);
    default:
      return unanswerable(expression);
  }
}

function joined(left: number | undefined, right: number | undefined, op: (a: number, b: number) => number) {
  return left === undefined || right === undefined ? undefined : op(left, right);
}

function unanswerable({ op }: Expression): never {
  throw new RangeError(`no bundle answers "${op}": ask histogramOf first`);
}
