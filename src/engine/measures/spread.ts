import { type SignalId, signalById } from '../signals/catalogue';
import { measures } from './catalogue/catalogue';
import { signalsOf } from './requirement';
import type { Measure } from './types';

/** The histogram that a measure is read from, whose buckets a heatmap shows; undefined where there is no single one. */
export function histogramBehind({ expression }: Measure): SignalId | undefined {
  const [signal, ...others] = new Set(signalsOf(expression));
  return others.length === 0 && signalById(signal).kind === 'histogram' ? signal : undefined;
}

/**
 * The buckets of the histogram that a measure is read from, as a measure of their own. Throws a `RangeError` for a
 * measure that is read from anything else.
 */
export function spreadOf(measure: Measure): Measure {
  const signal = histogramBehind(measure);
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
