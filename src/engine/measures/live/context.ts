import type { Question } from '../conditions';
import type { Histograms } from './buckets';
import type { SeriesReader } from './series';

/** What a formula needs to be evaluated over scrapes at one instant. */
export interface LiveContext extends Question {
  /** The instant, milliseconds since the epoch. */
  readonly at: number;
  readonly reader: SeriesReader;
  readonly objectives: Readonly<Record<string, number>>;
  /** Histograms that were asked for, by signal and grouping: each serves several quantiles and their bounds. */
  readonly histograms: Map<string, Histograms>;
}
