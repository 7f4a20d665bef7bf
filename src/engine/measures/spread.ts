import { histogramOf } from './bundle/histogram-of';
import { measures } from './catalogue/catalogue';
import type { Measure } from './types';

/**
 * The buckets of the histogram that a measure is read from, as a measure of their own. Throws a `RangeError` for a
 * measure that is read from anything else.
 */
export function spreadOf(measure: Measure): Measure {
  const signal = histogramOf(measure);
  if (signal === undefined) {
    throw new RangeError(`the measure "${measure.id}" is not read from one histogram: it has no heatmap`);
  }
  const known = measures.find(({ expression }) => expression.op === 'buckets' && expression.signal === signal);
  return (
    known ?? {
      ...measure,
      bounds: undefined,
      expression: { op: 'buckets', signal },
      split: ['le'],
      unit: 'events/s',
      thresholds: undefined,
    }
  );
}
