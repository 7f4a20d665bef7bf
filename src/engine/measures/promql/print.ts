import type { SignalId } from '../../signals/catalogue';
import { type Expression, type Objective, rate } from '../expression';
import { groupingLabels } from '../grouping';
import { bucketRates, countRates, numericLabel, requestOf, withBound } from '../leaf-request';
import type { Measure } from '../types';
import { aggregateText, boundPattern, labelValuesText, labelValueText, lowerBoundText, upperBoundText } from './bounds';
import type { PromQLContext } from './context';
import { aggregatedLeaf, anyTarget, leaf } from './leaf';
import { isRecordable, recordedText } from './records';

const operators = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const;

/**
 * A measure as PromQL. The result carries the labels of `context.by` and of the measure's `split`, and no others, and
 * equals the live evaluator's to a relative 1e-9 (the differential test holds them together).
 */
export function measureToPromQL(measure: Measure, context: PromQLContext): string {
  return expressionToPromQL(measure.expression, contextOf(measure, context));
}

/** The bounds of a quantile's bucket as PromQL, or `undefined` for a measure that has none. */
export function boundsToPromQL(measure: Measure, context: PromQLContext): { lower: string; upper: string } | undefined {
  if (!measure.bounds) {
    return undefined;
  }
  const own = contextOf(measure, context);
  return {
    lower: expressionToPromQL(measure.bounds.lower, own),
    upper: expressionToPromQL(measure.bounds.upper, own),
  };
}

function contextOf({ id, split }: Measure, context: PromQLContext): PromQLContext {
  // Buckets have their bound in any case.
  const own = split?.filter((label) => label !== 'le');
  return { ...context, measure: id, ...(split && { by: [...new Set([...context.by, ...split])], split: own }) };
}

/** A formula as PromQL. */
export function expressionToPromQL(expression: Expression, context: PromQLContext): string {
  if (context.recording && isRecordable(expression)) {
    return recordedText(expression, context, context.recording);
  }
  if (context.recording && expression.op === 'aggregate' && expression.by === 'group') {
    // An average of averages is none: it is put together from sum and count.
    const [sum, count] = (['sum', 'count'] as const).map((fn) => expressionToPromQL({ ...expression, fn }, context));
    return `(${sum} / ${count})`;
  }
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
      return leaf(requestOf(expression), context);
    case 'label':
      return labelValueText(leaf(numericLabel(expression.signal, expression.label), context), expression.label);
    case 'aggregate':
      return aggregated(expression, context);
    case 'buckets':
      return bucketsText(expression.signal, context);
    case 'quantile':
      return `histogram_quantile(${expression.q}, ${bucketsText(expression.signal, context)})`;
    case 'bound':
      return boundToPromQL(expression, context);
    case 'within':
      return withinToPromQL(expression, context);
    case 'or':
      return `(${expressionToPromQL(expression.left, context)} or ${expressionToPromQL(expression.right, context)})`;
    case 'atLeast':
      return `clamp_min(${expressionToPromQL(expression.of, context)}, ${expression.min})`;
    case 'times':
      return `${chosen(expression.factor, context)} * ${side(expression.of, context)}`;
    case 'is':
      return `(${side(expression.of, context)} ${expression.than} bool ${expression.value})`;
    case 'age':
      return `(time() - ${side(expression.of, context)})`;
    default:
      return binary(expression, context);
  }
}

function aggregated({ fn, by, of }: Extract<Expression, { op: 'aggregate' }>, context: PromQLContext): string {
  const labels = groupingLabels(by, context.by);
  if (of.op === 'label' && fn !== 'avg' && !labels.includes(of.label)) {
    const request = numericLabel(of.signal, of.label);
    const [series, all] = [leaf(request, context), anyTarget(request, context)];
    return labelValuesText(fn, labels, of.label, { series, all });
  }
  if (isLeaf(of) && fn !== 'avg') {
    return aggregatedLeaf(fn, requestOf(of), labels, context);
  }
  return aggregateText(fn, labels, expressionToPromQL(of, context));
}

function isLeaf(expression: Expression): expression is Parameters<typeof requestOf>[0] {
  return 'signal' in expression && !['label', 'buckets', 'quantile', 'bound', 'within'].includes(expression.op);
}

function binary(expression: Extract<Expression, { op: keyof typeof operators }>, context: PromQLContext): string {
  return `${side(expression.left, context)} ${operators[expression.op]} ${side(expression.right, context)}`;
}

function side(of: Expression, context: PromQLContext): string {
  const text = expressionToPromQL(of, context);
  return of.op in operators || of.op === 'times' || of.op === 'within' ? `(${text})` : text;
}

/** A number that may be an operator's choice. */
function chosen(number: number | Objective, { objectives }: PromQLContext): number | string {
  return typeof number === 'number' ? number : (objectives?.[number.param] ?? number.default);
}

function bucketsText(signal: SignalId, context: PromQLContext): string {
  if (context.recording) {
    return recordedText({ op: 'buckets', signal }, context, context.recording);
  }
  return aggregatedLeaf('sum', bucketRates(signal), withBound(context.by), context);
}

function boundToPromQL({ q, side, signal }: Extract<Expression, { op: 'bound' }>, context: PromQLContext): string {
  const infinite = '\\+Inf';
  const parts = {
    q,
    labels: context.by,
    buckets: bucketsText(signal, context),
    observations: context.recording
      ? recordedText({ op: 'buckets', signal }, context, context.recording, infinite)
      : aggregatedLeaf('sum', bucketRates(signal, { label: 'le', matches: infinite }), context.by, context),
  };
  return side === 'lower' ? lowerBoundText(parts) : upperBoundText(parts);
}

/** Requests within a bound over all requests, of the series that have the bound. */
function withinToPromQL({ signal, objective }: Extract<Expression, { op: 'within' }>, context: PromQLContext): string {
  const matches = boundPattern(chosen(objective, context));
  if (context.recording) {
    const inside = recordedText({ op: 'buckets', signal }, context, context.recording, matches);
    return `${inside} / ${expressionToPromQL(rate(signal, { part: 'count' }), context)}`;
  }
  const requested = bucketRates(signal, { label: 'le', matches });
  const inside = leaf(requested, context);
  const all = leaf(countRates(signal), context);
  const numerator = aggregatedLeaf('sum', requested, context.by, context);
  return `${numerator} / ${aggregateText('sum', context.by, `${all} and ignoring(le) ${inside}`)}`;
}
