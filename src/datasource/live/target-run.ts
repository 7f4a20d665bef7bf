import type { DataFrame } from '@grafana/data';
import type { PageName } from '../query/model';
import type { FeedState } from './types';

/** A stretch of time, milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One query of a panel, answered again after every scrape. */
export interface TargetRun {
  readonly refId: string;
  readonly page: PageName;
  /** Works on what is new until the time `until` of `performance.now()`; false where it is not done. */
  advance(state: FeedState, span: Span, until: number): boolean;
  /** What there is to show. */
  frames(state: FeedState, span: Span): DataFrame[];
}
