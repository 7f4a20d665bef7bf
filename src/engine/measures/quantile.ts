import { latencyFamilies } from './catalogue/latency';
import { quantileMeasure } from './catalogue/latency-family';
import type { Measure } from './types';

/**
 * The measure of another quantile of what `measure` is a quantile of. Throws a `RangeError` for a measure that is none,
 * and for a quantile that is not between 0 and 1.
 */
export function withQuantile({ id, expression }: Measure, q: number): Measure {
  const family = latencyFamilies.find(({ signal }) => expression.op === 'quantile' && expression.signal === signal);
  if (!family) {
    throw new RangeError(`the measure "${id}" is no quantile: it has no other one`);
  }
  if (!(q > 0 && q < 1)) {
    throw new RangeError(`the quantile ${q} is not between 0 and 1, such as 0.95`);
  }
  return quantileMeasure(family, q);
}
