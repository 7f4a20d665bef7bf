import { type SignalId, signalById } from '../../signals/catalogue';
import type { Expression } from '../expression';
import type { Measure } from '../types';

/** The one histogram whose buckets, sum and count answer the whole measure; `undefined` where it takes anything else. */
export function histogramOf(measure: Measure): SignalId | undefined {
  const { expression, bounds } = measure;
  const formulas = [expression, ...(bounds ? [bounds.lower, bounds.upper] : [])];
  const [signal, ...others] = new Set(
    expression.op === 'buckets' ? [expression.signal] : formulas.flatMap(histogramsIn)
  );
  return signal !== undefined && others.length === 0 && signalById(signal).kind === 'histogram' ? signal : undefined;
}

/** The histogram of every leaf, `undefined` for a leaf that no bundle holds. */
function histogramsIn(expression: Expression): Array<SignalId | undefined> {
  switch (expression.op) {
    case 'quantile':
    case 'bound':
    case 'within':
      return [expression.signal];
    case 'aggregate':
      return [summedPart(expression)?.signal];
    case 'times':
    case 'atLeast':
      return histogramsIn(expression.of);
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'or':
      return [...histogramsIn(expression.left), ...histogramsIn(expression.right)];
    default:
      return [undefined];
  }
}

/** The histogram and the part of `sum by (group) (rate(…_sum or …_count))`; `undefined` for any other aggregate. */
export function summedPart({ fn, by, of }: Extract<Expression, { op: 'aggregate' }>) {
  return fn === 'sum' && by === 'group' && of.op === 'rate' && of.part && !of.where
    ? { signal: of.signal, part: of.part }
    : undefined;
}
