import type { Source } from '../../exposition/types';
import { comparisons, operators } from '../arithmetic';
import type { Expression, Objective } from '../expression';
import { groupingLabels } from '../grouping';
import { bucketRates, countRates, numericLabel, requestOf, withBound } from '../leaf-request';
import type { Scopes } from '../conditions';
import type { LabelFilter, Measure, Selection } from '../types';
import { aggregateShaped } from './aggregation';
import { type Histograms, histogramsOf } from './buckets';
import type { LiveContext } from './context';
import { type Bucket, boundOf, histogramQuantile, quantileBounds } from './histogram';
import { liveLeaf } from './leaf';
import { countsOfBuckets, orShaped, partners, zipShaped } from './pairing';
import { filtered, presentOnly } from './picking';
import type { Dialect } from './range-functions';
import { type ReadOptions, SeriesReader } from './series';
import { samplesOf, type Shaped } from './shape';
import type { Sample } from './vector';

export interface EvaluateOptions {
  /** The instant, milliseconds since the epoch. */
  readonly at: number;
  /** Range of rates, milliseconds. */
  readonly window: number;
  readonly by?: readonly string[];
  readonly select?: Selection;
  /** Conditions on labels beside the selection; on identifying ones they act as the selection does. */
  readonly filters?: readonly LabelFilter[];
  /** Which series of other programs than the engine count. */
  readonly scopes?: Scopes;
  /** Chosen numbers by parameter name; bucket bounds in the signal's unit. */
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

  /** `readerOf` gives the reader of the sources' series; without it they are read afresh. */
  constructor(
    sources: readonly Source[],
    options: EvaluateOptions,
    readerOf: (read: ReadOptions) => SeriesReader = (read) => new SeriesReader(sources, read)
  ) {
    const { at, window, by = [], select = {}, filters, scopes, objectives = {}, lookback = 300_000 } = options;
    const { dialect = 'prometheus-3', staleness = true } = options;
    const reader = readerOf({ at, window, lookback, dialect, staleness });
    this.context = { at, reader, by, select, filters, scopes, objectives, histograms: new Map() };
  }

  /** The values of a measure, one for each group that has any; a value is NaN where its formula is 0/0. */
  measure(measure: Measure): MeasureValue[] {
    const context = measure.split ? { ...this.context, by: [...this.context.by, ...measure.split] } : this.context;
    const vector = evaluate(measure.expression, context);
    const values = samplesOf(vector);
    if (!measure.bounds) {
      return values;
    }
    const lower = evaluate(measure.bounds.lower, context);
    const upper = evaluate(measure.bounds.upper, context);
    const [lows, highs] = [partners(vector.shape, lower.shape), partners(vector.shape, upper.shape)];
    return values.map((sample, i) =>
      lows[i] < 0 || highs[i] < 0
        ? sample
        : { ...sample, bounds: { lower: lower.values[lows[i]], upper: upper.values[highs[i]] } }
    );
  }

  /** The values of a bare formula. */
  expression(expression: Expression): Sample[] {
    return samplesOf(evaluate(expression, this.context));
  }
}

function evaluate(expression: Expression, context: LiveContext): Shaped {
  switch (expression.op) {
    case 'value':
    case 'rate':
    case 'increase':
    case 'deriv':
    case 'resets':
    case 'changes':
    case 'min_over_time':
    case 'max_over_time':
    case 'avg_over_time':
    case 'quantile_over_time':
      return liveLeaf(requestOf(expression), context);
    case 'label':
      return labelValues(expression, context);
    case 'aggregate':
      return aggregateShaped(
        expression.fn,
        groupingLabels(expression.by, context.by),
        evaluate(expression.of, context)
      );
    case 'buckets':
      return aggregateShaped('sum', withBound(context.by), liveLeaf(bucketRates(expression.signal), context));
    case 'quantile':
      return eachHistogram(expression.signal, context, (buckets) => histogramQuantile(expression.q, buckets));
    case 'bound':
      return eachHistogram(
        expression.signal,
        context,
        (buckets) => quantileBounds(expression.q, buckets)?.[expression.side]
      );
    case 'within':
      return within(expression, context);
    case 'or':
      return orShaped(evaluate(expression.left, context), evaluate(expression.right, context));
    case 'atLeast':
      return mapped(evaluate(expression.of, context), (value) => Math.max(expression.min, value));
    case 'times': {
      const factor = chosenOf(expression.factor, context);
      return mapped(evaluate(expression.of, context), (value) => factor * value);
    }
    case 'is': {
      const holds = comparisons[expression.than];
      return mapped(evaluate(expression.of, context), (value) => Number(holds(value, expression.value)));
    }
    case 'age':
      return mapped(evaluate(expression.of, context), (value) => context.at / 1000 - value);
    default:
      return zipShaped(
        evaluate(expression.left, context),
        evaluate(expression.right, context),
        operators[expression.op]
      );
  }
}

/** A number that may be an operator's choice. */
function chosenOf(number: number | Objective, { objectives }: LiveContext): number {
  return typeof number === 'number' ? number : (objectives[number.param] ?? number.default);
}

function mapped({ shape, values }: Shaped, fn: (value: number) => number): Shaped {
  return { shape, values: Float64Array.from(values, fn) };
}

function labelValues({ signal, label }: Extract<Expression, { op: 'label' }>, context: LiveContext): Shaped {
  const { shape } = liveLeaf(numericLabel(signal, label), context);
  return { shape, values: shape.labels.map((labels) => Number(labels[label])) };
}

function eachHistogram(
  signal: string,
  context: LiveContext,
  of: (buckets: readonly Bucket[]) => number | undefined
): Shaped {
  const { shape, buckets } = histograms(signal, context);
  const results = buckets.map(of);
  return presentOnly(
    { shape, values: Float64Array.from(results, (value) => value ?? NaN) },
    Uint8Array.from(results, (value) => Number(value !== undefined))
  );
}

function histograms(signal: string, context: LiveContext): Histograms {
  const key = JSON.stringify([signal, context.by]);
  const known = context.histograms.get(key) ?? histogramsOf(liveLeaf(bucketRates(signal), context), context.by);
  context.histograms.set(key, known);
  return known;
}

function within({ signal, objective }: Extract<Expression, { op: 'within' }>, context: LiveContext): Shaped {
  const chosen = chosenOf(objective, context);
  const inside = filtered(
    liveLeaf(bucketRates(signal), context),
    `bound ${chosen}`,
    () =>
      ({ labels }) =>
        boundOf(labels.le) === chosen
  );
  const all = countsOfBuckets(liveLeaf(countRates(signal), context), inside.shape);
  return zipShaped(
    aggregateShaped('sum', context.by, inside),
    aggregateShaped('sum', context.by, all),
    operators.divide
  );
}
