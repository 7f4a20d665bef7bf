import { type SignalId, signalById } from '../../signals/catalogue';
import type { Expression } from '../expression';
import type { Measure } from '../types';

/**
 * The one histogram whose buckets answer the whole measure; `undefined` where it takes anything else: a mean, or a share
 * within one bound (of the engines that have it), takes two series of an engine instead of all.
 */
export function histogramOf({ expression, bounds }: Measure): SignalId | undefined {
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
      return [expression.signal];
    case 'times':
      return typeof expression.factor === 'number' ? histogramsIn(expression.of) : [undefined];
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
