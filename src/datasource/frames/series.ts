import type { Labels } from '../../engine/exposition/types';

/** One series of a measure, whichever way it was computed. */
export interface MeasureSeries {
  readonly labels: Labels;
  /** Milliseconds since the epoch, ascending. */
  readonly times: number[];
  /** NaN where the formula is 0/0, null where there is none at this time. */
  readonly values: Array<number | null>;
  /** The bounds of the bucket that a quantile fell into; its value lies in (lower, upper]. */
  readonly lower?: Array<number | null>;
  readonly upper?: Array<number | null>;
  /** Where the points come from, by index, where the two are mixed. */
  readonly sources?: ReadonlyArray<'live' | 'prometheus'>;
}
