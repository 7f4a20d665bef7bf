import { boundOf } from '../../../engine/measures/live/histogram';
import type { Objective } from '../../../engine/measures/expression';
import { measures } from '../../../engine/measures/catalogue/catalogue';
import type { Measure } from '../../../engine/measures/types';
import type { Snapshot } from '../../../engine/exposition/types';
import { type SignalId, signalById } from '../../../engine/signals/catalogue';

/** The measure with this id; undefined for an id that the catalogue does not have, such as a dashboard variable. */
export function knownMeasure(id: string): Measure | undefined {
  return measures.find((measure) => measure.id === id);
}

/** The quantile that a measure is of; undefined where it is none. */
export function quantileOf({ expression }: Measure): number | undefined {
  return expression.op === 'quantile' ? expression.q : undefined;
}

/** The objective that a measure may be asked with, and the histogram whose bounds it can be. */
export function objectiveOf({ expression }: Measure): { signal: SignalId; objective: Objective } | undefined {
  return expression.op === 'within' ? { signal: expression.signal, objective: expression.objective } : undefined;
}

/** Whether a measure is the buckets of a histogram themselves. */
export function isBuckets({ expression }: Measure): boolean {
  return expression.op === 'buckets';
}

/** Finite bucket bounds of a histogram on a page, ascending, in the signal's unit. */
export function boundsOn(snapshot: Snapshot, signal: SignalId): number[] {
  const bounds = signalById(signal).names.flatMap(({ name }) =>
    snapshot.layout.positions(`${name}_bucket`).map((at) => boundOf(snapshot.layout.series[at].labels.le))
  );
  return [...new Set(bounds)].filter(Number.isFinite).sort((a, b) => a - b);
}
