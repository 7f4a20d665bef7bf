import type { Source } from '../../exposition/types';
import type { Expression } from '../expression';
import { groupingLabels } from '../grouping';
import type { Measure, Selection } from '../types';
import type { LiveContext } from './context';
import { boundOf, bucketsOf, histogramQuantile, quantileBounds } from './histogram';
import { liveLeaf } from './leaf';
import type { Dialect } from './range-functions';
import { SeriesReader } from './series';
import { aggregateVector, groupBy, orVector, pick, type Sample, signature, zipVectors } from './vector';

export interface EvaluateOptions {
  /** The instant, milliseconds since the epoch. */
  readonly at: number;
  /** Range of rates, milliseconds. */
  readonly window: number;
  readonly by?: readonly string[];
  readonly select?: Selection;
  /** Chosen bucket bounds by parameter name, in the signal's unit. */
  readonly objectives?: Readonly<Record<string, number>>;
  /** Milliseconds; Prometheus' default of 5 minutes unless given. */
  readonly lookback?: number;
  readonly dialect?: Dialect;
  /** False where the scrapes stand for back-filled samples, which carry no staleness markers. */
  readonly staleness?: boolean;
}

/** A value of a measure for one group; a quantile says in which bucket it fell. */
export interface MeasureValue extends Sample {
  readonly bounds?: { readonly lower: number; readonly upper: number };
}

/** Evaluates measures over scrapes at one instant. Measures evaluated by the same instance share what they read. */
export class LiveEvaluator {
  private readonly context: LiveContext;

  constructor(sources: readonly Source[], options: EvaluateOptions) {
    const { at, window, by = [], select = {}, objectives = {}, lookback = 300_000 } = options;
    const { dialect = 'prometheus-3', staleness = true } = options;
    const reader = new SeriesReader(sources, { at, window, lookback, dialect, staleness });
    this.context = { reader, by, select, objectives, dialect };
  }

  /** The values of a measure, one for each group that has any; a value is NaN where its formula is 0/0. */
  measure(measure: Measure): MeasureValue[] {
    const context = measure.split ? { ...this.context, by: [...this.context.by, ...measure.split] } : this.context;
    const values = evaluate(measure.expression, context);
    if (!measure.bounds) {
      return values;
    }
    const lower = byLabels(evaluate(measure.bounds.lower, context));
    const upper = byLabels(evaluate(measure.bounds.upper, context));
    return values.map((sample) => {
      const key = signature(sample.labels);
      const [low, high] = [lower.get(key), upper.get(key)];
      return low === undefined || high === undefined ? sample : { ...sample, bounds: { lower: low, upper: high } };
    });
  }

  /** The values of a bare formula. */
  expression(expression: Expression): Sample[] {
    return evaluate(expression, this.context);
  }
}

function byLabels(vector: readonly Sample[]): Map<string, number> {
  return new Map(vector.map(({ labels, value }) => [signature(labels), value]));
}

const operators = {
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  divide: (a: number, b: number) => a / b,
} as const;

function evaluate(expression: Expression, context: LiveContext): Sample[] {
  switch (expression.op) {
    case 'value':
      return liveLeaf({ signal: expression.signal, part: expression.part, where: expression.where }, context);
    case 'rate':
    case 'increase':
    case 'deriv':
    case 'resets':
    case 'changes':
      return liveLeaf(
        { signal: expression.signal, fn: expression.op, part: expression.part, where: expression.where },
        context
      );
    case 'label':
      return liveLeaf({ signal: expression.signal }, context).flatMap(({ labels }) => {
        const text = labels[expression.label] ?? '';
        return /^[0-9.eE+]+$/.test(text) ? [{ labels, value: Number(text) }] : [];
      });
    case 'aggregate':
      return aggregateVector(
        expression.fn,
        groupingLabels(expression.by, context.by),
        evaluate(expression.of, context)
      );
    case 'quantile':
      return histograms(expression.signal, context).map(({ labels, buckets }) => ({
        labels,
        value: histogramQuantile(expression.q, buckets),
      }));
    case 'bound':
      return histograms(expression.signal, context).flatMap(({ labels, buckets }) => {
        const bounds = quantileBounds(expression.q, buckets);
        return bounds ? [{ labels, value: bounds[expression.side] }] : [];
      });
    case 'within':
      return within(expression, context);
    case 'or':
      return orVector(evaluate(expression.left, context), evaluate(expression.right, context));
    case 'atLeast':
      return mapped(evaluate(expression.of, context), (value) => Math.max(expression.min, value));
    case 'times':
      return mapped(evaluate(expression.of, context), (value) => expression.factor * value);
    default:
      return zipVectors(
        evaluate(expression.left, context),
        evaluate(expression.right, context),
        operators[expression.op]
      );
  }
}

function mapped(vector: readonly Sample[], fn: (value: number) => number): Sample[] {
  return vector.map(({ labels, value }) => ({ labels, value: fn(value) }));
}

function histograms(signal: string, context: LiveContext) {
  const rates = liveLeaf({ signal, fn: 'rate', part: 'bucket' }, context);
  const names = [...context.by].sort();
  return [...groupBy(rates, names).values()].map((group) => ({
    labels: pick(group[0].labels, names),
    buckets: bucketsOf(group),
  }));
}

function within(expression: Extract<Expression, { op: 'within' }>, context: LiveContext): Sample[] {
  const { signal, objective } = expression;
  const chosen = context.objectives[objective.param] ?? objective.default;
  const inside = liveLeaf({ signal, fn: 'rate', part: 'bucket' }, context).filter(
    ({ labels }) => boundOf(labels.le) === chosen
  );
  const having = new Set(inside.map(({ labels }) => signature(labels, undefined, 'le')));
  const all = liveLeaf({ signal, fn: 'rate', part: 'count' }, context).filter(({ labels }) =>
    having.has(signature(labels))
  );
  return zipVectors(
    aggregateVector('sum', context.by, inside),
    aggregateVector('sum', context.by, all),
    operators.divide
  );
}
