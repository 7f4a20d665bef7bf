import { type RecordedScrape } from '../../src/engine/recording/types';
import { counterStep } from './counter-step';
import { latest, readHistories, type SeriesHistory } from './history';
import { splitPage, type PageLine } from './page-lines';

/** A recording made ready to be played again and again. */
export interface Tape {
  /** Time of the first scrape, seconds since the epoch. */
  readonly begin: number;
  /** Milliseconds from one beginning to the next. */
  readonly periodMs: number;
  readonly slots: readonly Slot[];
  readonly pages: ReadonlyArray<readonly PageLine[]>;
  readonly histories: ReadonlyMap<string, SeriesHistory>;
  /** By family: its `# HELP` and `# TYPE` lines. */
  readonly descriptions: ReadonlyMap<string, readonly string[]>;
}

/** One scrape of the tape: `page` is an index into the tape's pages, absent where the scrape failed. */
interface Slot {
  readonly offsetMs: number;
  readonly status: number;
  readonly page?: number;
}

/** Makes a tape of a recording's scrapes, which must be in ascending order of time and not empty. */
export function makeTape(scrapes: readonly RecordedScrape[]): Tape {
  const begin = scrapes[0].t;
  const pages: PageLine[][] = [];
  const slots = scrapes.map((scrape): Slot => {
    const slot = { offsetMs: (scrape.t - begin) * 1000, status: scrape.status };
    return scrape.page === undefined ? slot : { ...slot, page: pages.push(splitPage(scrape.page)) - 1 };
  });
  const gaps = slots.slice(1).map((slot, i) => slot.offsetMs - slots[i].offsetMs);
  const gap = gaps.sort((a, b) => a - b)[gaps.length >> 1] || 1000;
  const descriptions = new Map<string, string[]>();
  for (const { text, describes } of pages.flat()) {
    const known = describes === undefined ? undefined : (descriptions.get(describes) ?? []);
    if (describes !== undefined && known !== undefined && !known.includes(text) && known.length < 2) {
      descriptions.set(describes, [...known, text]);
    }
  }
  const periodMs = slots[slots.length - 1].offsetMs + gap;
  return { begin, periodMs, slots, pages, histories: readHistories(pages), descriptions };
}

/**
 * What to add to a counter on a page of a loop (counted from 0). The process that ends the recording is the one that
 * begins it again, so that a counter goes on from its last value; after the recording's own restart it is as recorded.
 */
export function counterOffset(history: SeriesHistory, page: number, loop: number): number {
  if (loop === 0 || page >= history.firstReset) {
    return 0;
  }
  const first = zeroIfAbsent(history.values[0]);
  const last = zeroIfAbsent(latest(history, history.values.length - 1, history.lastReset));
  const step = counterStep(first, last);
  return history.firstReset < history.values.length ? step : loop * step;
}

/**
 * A recorded time (seconds since the epoch) as the replay's own: what was before the recording is as long before the
 * replay; what happened within it happens again in each loop.
 */
export function movedTime(tape: Tape, time: number, loop: number, startedAt: number, speed: number): number {
  const sinceBegin = time - tape.begin;
  const moved =
    sinceBegin <= 0 ? startedAt + sinceBegin : startedAt + (sinceBegin + (loop * tape.periodMs) / 1000) / speed;
  return Math.round(moved * 1000) / 1000;
}

/** Absent counters count from zero: a series with labels appears with its first event. */
export function zeroIfAbsent(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}
