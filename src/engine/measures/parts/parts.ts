import type { SignalId } from '../../signals/catalogue';
import { operators } from '../arithmetic';
import type { Expression } from '../expression';
import { numericLabel, requestOf, whereConditions } from '../leaf-request';
import { aggregateShaped } from '../live/aggregation';
import { matching } from '../live/matching';
import { orShaped, zipShaped } from '../live/pairing';
import { filtered } from '../live/picking';
import type { Shaped } from '../live/shape';
import type { PromQLContext } from '../promql/context';
import { aggregatedLeaf } from '../promql/leaf';
import { expressionToPromQL } from '../promql/print';
import type { Measure } from '../types';

/** Makes one vector of those that answer the formulas at an instant, in their order. */
type Join = (answers: readonly Shaped[]) => Shaped;

/** A measure in parts: formulas that several measures ask alike, and how its values are made of their answers. */
export interface Parts {
  readonly formulas: readonly string[];
  /** Equals the live evaluator's values and those of `measureToPromQL` to a relative 1e-9. */
  readonly join: Join;
}

/** One aggregate that is asked in another form than its own. */
interface Part {
  readonly formula: string;
  readonly read: (answer: Shaped) => Shaped;
}

type Aggregate = Extract<Expression, { op: 'aggregate' }>;

/** Counters of which measures read all or some, by a label of few values: by that label one formula serves them all. */
const labelOf: Readonly<Partial<Record<SignalId, string>>> = {
  finished: 'finished_reason',
  admission_rejections: 'reason',
};

/** Whether there are responses at all decides between 0 and nothing, for each status anew. */
const seenBy: SignalId = 'http_requests';

/**
 * The parts of a measure of such counters, or of numbers that are labels, which PromQL reads in a roundabout way only;
 * `undefined` for any other, which costs least as one formula.
 */
export function partsOf({ expression, split = [], bounds }: Measure, context: PromQLContext): Parts | undefined {
  const own = { ...context, by: [...new Set([...context.by, ...split])].sort() };
  if (bounds || !hasParts(expression, own)) {
    return undefined;
  }
  const formulas: string[] = [];
  const join = joinOf(expression, own, (formula) => {
    const known = formulas.indexOf(formula);
    return known === -1 ? formulas.push(formula) - 1 : known;
  });
  return { formulas, join };
}

function hasParts(expression: Expression, context: PromQLContext): boolean {
  switch (expression.op) {
    case 'aggregate':
      return partOf(expression, context) !== undefined;
    case 'times':
      return typeof expression.factor === 'number' && hasParts(expression.of, context);
    case 'atLeast':
      return hasParts(expression.of, context);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'or':
      return hasParts(expression.left, context) || hasParts(expression.right, context);
    default:
      return false;
  }
}

/** @param indexOf the place of a formula's answer. */
function joinOf(expression: Expression, context: PromQLContext, indexOf: (formula: string) => number): Join {
  const inner = (of: Expression) => joinOf(of, context, indexOf);
  if (expression.op === 'times' && typeof expression.factor === 'number') {
    // What is multiplied may be another measure.
    const { factor } = expression;
    return mapped(inner(expression.of), (value) => factor * value);
  }
  if (!hasParts(expression, context)) {
    const index = indexOf(expressionToPromQL(expression, context));
    return (answers) => answers[index];
  }
  switch (expression.op) {
    case 'aggregate': {
      const { formula, read } = partOf(expression, context) as Part;
      const index = indexOf(formula);
      return (answers) => read(answers[index]);
    }
    case 'atLeast':
      return mapped(inner(expression.of), (value) => Math.max(expression.min, value));
    case 'or':
      return joined(inner(expression.left), inner(expression.right), orShaped);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const op = operators[expression.op];
      return joined(inner(expression.left), inner(expression.right), (left, right) => zipShaped(left, right, op));
    }
    default:
      throw new RangeError(`"${expression.op}" has no parts`);
  }
}

function partOf(aggregate: Aggregate, context: PromQLContext): Part | undefined {
  const { fn, by, of } = aggregate;
  if (by !== 'group') {
    return undefined;
  }
  if (fn === 'count' && of.op === 'value' && of.signal === seenBy) {
    return { formula: expressionToPromQL(aggregate, context), read: (answer) => answer };
  }
  return of.op === 'label' ? numbersOf(fn, of, context) : fn === 'sum' ? countedOf(of, context) : undefined;
}

function countedOf(of: Expression, context: PromQLContext): Part | undefined {
  if (of.op !== 'rate' && of.op !== 'increase') {
    return undefined;
  }
  const label = labelOf[of.signal];
  const request = requestOf(of);
  const conditions = whereConditions(request);
  return label !== undefined && conditions.every((one) => one.label === label)
    ? {
        formula: aggregatedLeaf('sum', { ...request, where: undefined }, withLabel(context.by, label), context),
        read: (answer) =>
          aggregateShaped(
            'sum',
            context.by,
            filtered(answer, JSON.stringify(conditions), () => matching(conditions))
          ),
      }
    : undefined;
}

function numbersOf(
  fn: Aggregate['fn'],
  { signal, label }: Extract<Expression, { op: 'label' }>,
  context: PromQLContext
): Part | undefined {
  if (fn === 'avg' || fn === 'count' || context.by.includes(label)) {
    return undefined;
  }
  return {
    formula: aggregatedLeaf('count', numericLabel(signal, label), withLabel(context.by, label), context),
    read: (answer) => {
      const { shape, values } = filtered(
        answer,
        label,
        () =>
          ({ labels }) =>
            !Number.isNaN(Number(labels[label]))
      );
      const numbers = shape.labels.map((labels, i) => (fn === 'sum' ? values[i] : 1) * Number(labels[label]));
      return aggregateShaped(fn, context.by, { shape, values: numbers });
    },
  };
}

function withLabel(by: readonly string[], label: string): string[] {
  return [...new Set([...by, label])].sort();
}

function mapped(of: Join, fn: (value: number) => number): Join {
  return (answers) => {
    const { shape, values } = of(answers);
    return { shape, values: Float64Array.from(values, fn) };
  };
}

function joined(left: Join, right: Join, fn: (left: Shaped, right: Shaped) => Shaped): Join {
  return (answers) => fn(left(answers), right(answers));
}
