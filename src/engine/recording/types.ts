/** A scrape that gave a page. */
interface RecordedPage {
  /** When the scrape began, seconds since the epoch, to the millisecond. */
  readonly t: number;
  readonly status: 200;
  /** How long the scrape took, milliseconds; absent where it was not measured. */
  readonly ms?: number;
  readonly page: string;
}

/** A scrape that gave none: no answer (status 0) or an HTTP status other than 200. */
interface RecordedFailure {
  /** When the scrape began, seconds since the epoch, to the millisecond. */
  readonly t: number;
  readonly status: number;
  readonly ms?: number;
  readonly error: string;
  readonly page?: undefined;
}

/** One line of a recording. */
export type RecordedScrape = RecordedPage | RecordedFailure;

/** A line of a recording that cannot be read: where, why, and what to do about it. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';

  constructor(
    /** Counted from 1. */
    readonly line: number,
    readonly reason: string,
    readonly advice: string
  ) {
    super(`line ${line}: ${reason}. ${advice}`);
  }
}

/** All that could be read of a recording, in its own order, and what could not. */
export interface Recording {
  readonly scrapes: readonly RecordedScrape[];
  readonly problems: readonly RecordingError[];
}
