import type { Layout, Scrape, Snapshot } from '../../exposition/types';

/** Successful scrapes in a row that have one layout: indices from `from` up to but not including `to`. */
export interface Run {
  readonly layout: Layout;
  readonly from: number;
  readonly to: number;
}

/** What scrapes of one source gave, in their order. */
export interface ScrapeWindow {
  /** All of them, failed ones too. */
  readonly scrapes: readonly Scrape[];
  /** When the successful ones were made, and what they gave. */
  readonly times: readonly number[];
  readonly snapshots: readonly Snapshot[];
  readonly runs: readonly Run[];
  /** Whether a page gave times of its own, which may lie outside the range of the scrapes. */
  readonly timed: boolean;
}

/** The scrapes from `from` (without it where `open`) up to and with `to`, ascending. */
export function rangeOf(all: readonly Scrape[], from: number, to: number, open: boolean): ScrapeWindow {
  const end = firstAfter(all, to);
  // Page times count in whole milliseconds: one less lets none of them out.
  const near = all.slice(firstAfter(all, from - 1), end);
  const timed = near.some(({ snapshot }) => snapshot?.timestamps !== undefined);
  return windowOf(timed ? near : all.slice(firstInside(all, from, open), end), timed);
}

/** The scrapes that tell a current value, newest first: with `staleness` only the newest one does. */
export function newestOf(
  all: readonly Scrape[],
  from: number,
  to: number,
  open: boolean,
  staleness: boolean
): ScrapeWindow {
  const end = firstAfter(all, to);
  const start = firstInside(all, from, open);
  return windowOf(all.slice(staleness ? Math.max(start, end - 1) : start, end).reverse(), false);
}

function firstInside(scrapes: readonly Scrape[], from: number, open: boolean): number {
  const after = firstAfter(scrapes, from);
  return !open && after > 0 && scrapes[after - 1].t === from ? after - 1 : after;
}

function windowOf(scrapes: readonly Scrape[], timed: boolean): ScrapeWindow {
  const times: number[] = [];
  const snapshots: Snapshot[] = [];
  const runs: Array<{ layout: Layout; from: number; to: number }> = [];
  for (const { t, snapshot } of scrapes) {
    if (snapshot) {
      const last = runs[runs.length - 1];
      const to = snapshots.push(snapshot);
      times.push(t);
      if (last?.layout === snapshot.layout) {
        last.to = to;
      } else {
        runs.push({ layout: snapshot.layout, from: to - 1, to });
      }
    }
  }
  return { scrapes, times, snapshots, runs, timed };
}

/** Index of the first scrape later than `t`. */
function firstAfter(scrapes: readonly Scrape[], t: number): number {
  let low = 0;
  let high = scrapes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scrapes[middle].t <= t) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
