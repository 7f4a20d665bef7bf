import type { Expression } from '../../engine/measures/expression';
import type { Measure } from '../../engine/measures/types';
import type { Unit } from '../../engine/signals/types';

const counted: Partial<Record<Unit, Unit>> = {
  'requests/s': 'requests',
  'tokens/s': 'tokens',
  'steps/s': 'steps',
  'events/s': 'events',
};

/**
 * A measure of rates, counted over a window instead: requests a second become requests.
 *
 * @param window milliseconds.
 */
export function countOf(measure: Measure, window: number): Measure {
  return {
    ...measure,
    id: `${measure.id}_count`,
    unit: counted[measure.unit] ?? measure.unit,
    expression: over(measure.expression, window / 1000),
  };
}

function over(expression: Expression, seconds: number): Expression {
  if (expression.op === 'rate') {
    return { ...expression, op: 'increase' };
  }
  if (expression.op === 'deriv') {
    return { op: 'times', of: expression, factor: seconds };
  }
  if ('of' in expression) {
    return { ...expression, of: over(expression.of, seconds) };
  }
  return 'left' in expression
    ? { ...expression, left: over(expression.left, seconds), right: over(expression.right, seconds) }
    : expression;
}
