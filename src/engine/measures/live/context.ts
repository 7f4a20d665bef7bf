import type { Selection } from '../types';
import type { Dialect } from './range-functions';
import type { SeriesReader } from './series';

/** What a formula needs to be evaluated over scrapes at one instant. */
export interface LiveContext {
  readonly reader: SeriesReader;
  readonly by: readonly string[];
  readonly select: Selection;
  readonly objectives: Readonly<Record<string, number>>;
  readonly dialect: Dialect;
}
