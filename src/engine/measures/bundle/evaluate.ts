import { operators } from '../arithmetic';
import type { Expression, Objective } from '../expression';
import type { MeasureValue } from '../live/evaluate';
import { histogramQuantile, quantileBounds } from '../live/histogram';
import type { Measure } from '../types';
import { summedPart } from './histogram-of';
import type { HistogramAt } from './read';

type Objectives = Readonly<Record<string, number>>;

/**
 * A measure of one histogram (see `histogramOf`) out of its bundle at one instant. Equals the live evaluator's values
 * and those of `measureToPromQL` to a relative 1e-9. `mixed-bounds` where a share within a bound is asked of engines of
 * which some may lack the bound: then only a query of its own can leave those out.
 */
export function evaluateBundle(
  measure: Measure,
  histograms: readonly HistogramAt[],
  objectives: Objectives = {}
): MeasureValue[] | 'mixed-bounds' {
  const { expression } = measure;
  if (expression.op === 'buckets') {
    return histograms.flatMap((one) => one.rates());
  }
  const asked = boundsIn(expression, objectives);
  if (histograms.some((one) => one.mixed && asked.some((bound) => bucketAt(one, bound) !== undefined))) {
    return 'mixed-bounds';
  }
  return histograms.flatMap((one) => {
    const value = evaluate(expression, one, objectives);
    return value === undefined ? [] : [{ labels: one.labels, value, ...boundsOf(measure, one, objectives) }];
  });
}

function boundsOf({ bounds }: Measure, histogram: HistogramAt, objectives: Objectives): Pick<MeasureValue, 'bounds'> {
  const lower = bounds && evaluate(bounds.lower, histogram, objectives);
  const upper = bounds && evaluate(bounds.upper, histogram, objectives);
  return lower === undefined || upper === undefined ? {} : { bounds: { lower, upper } };
}

/** The bounds that a formula asks shares for. */
function boundsIn(expression: Expression, objectives: Objectives): number[] {
  if (expression.op === 'within') {
    return [chosen(expression.objective, objectives)];
  }
  if ('left' in expression) {
    return [...boundsIn(expression.left, objectives), ...boundsIn(expression.right, objectives)];
  }
  return 'of' in expression ? boundsIn(expression.of, objectives) : [];
}

/** A number that may be an operator's choice. */
function chosen(number: number | Objective, objectives: Objectives): number {
  return typeof number === 'number' ? number : (objectives[number.param] ?? number.default);
}

function bucketAt({ buckets }: HistogramAt, bound: number): number | undefined {
  return buckets.find((bucket) => bucket.bound === bound)?.count;
}

/** A group's value by itself: all that a formula joins comes from the same group. */
function evaluate(expression: Expression, one: HistogramAt, objectives: Objectives): number | undefined {
  const valueOf = (of: Expression) => evaluate(of, one, objectives);
  switch (expression.op) {
    case 'quantile':
      return one.buckets.length > 0 ? histogramQuantile(expression.q, one.buckets) : undefined;
    case 'bound':
      return quantileBounds(expression.q, one.buckets)?.[expression.side];
    case 'within':
      return joined(bucketAt(one, chosen(expression.objective, objectives)), one.count, operators.divide);
    case 'aggregate': {
      const summed = summedPart(expression);
      return summed ? one[summed.part] : unanswerable(expression);
    }
    case 'times':
      return joined(chosen(expression.factor, objectives), valueOf(expression.of), operators.multiply);
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
