import type { ExpositionWarning } from '../../engine/exposition/errors';
import type { Labels, Scrape, Snapshot } from '../../engine/exposition/types';
import type { PageName } from '../query/model';
import type { Problem } from '../connection/problem';

/** One attempt to get a page, as the tab that scrapes hands it to the others. */
export interface Attempt {
  /** When the request began, milliseconds since the epoch by this browser's clock. */
  readonly t: number;
  /** How long it took, milliseconds. */
  readonly ms: number;
  readonly page?: string;
  /** Milliseconds that Grafana's clock is ahead of this browser's. */
  readonly skew?: number;
  /** Why there is no page. */
  readonly problem?: Problem;
}

/** What is known of one page after its last scrape. */
export interface FeedState {
  readonly page: PageName;
  /** Labels that the scraper adds to every series. */
  readonly target: Labels;
  /** In ascending order of time; an array once given never changes. */
  readonly scrapes: readonly Scrape[];
  /** The last page that could be read, and its text. */
  readonly snapshot?: Snapshot;
  readonly text?: string;
  /** What was odd about the last page. */
  readonly warnings?: readonly ExpositionWarning[];
  /** Why the last scrape gave no page; absent where it did. */
  readonly problem?: Problem;
  /** Milliseconds that Grafana's clock is ahead of this browser's. */
  readonly skew?: number;
  /** How long the last scrape took, milliseconds. */
  readonly ms?: number;
  /** Milliseconds between two scrapes now, and as set up: longer where a scrape takes long. */
  readonly interval: number;
  readonly wantedInterval: number;
}
