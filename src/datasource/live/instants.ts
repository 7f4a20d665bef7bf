import type { Scrape } from '../../engine/exposition/types';

/**
 * The instants at which a graph of this step is evaluated: the last scrape of every step between `from` and `to`
 * (milliseconds, ascending). The newest one moves on with every scrape until its step is over.
 * A failed scrape is none: what was known before it stays the newest.
 */
export function instantsOf(scrapes: readonly Scrape[], from: number, to: number, step: number): number[] {
  const instants: number[] = [];
  let bucket = NaN;
  for (const { t, snapshot } of scrapes) {
    if (!snapshot || t < from || t > to) {
      continue;
    }
    const own = Math.floor(t / step);
    if (own === bucket) {
      instants[instants.length - 1] = t;
    } else {
      instants.push(t);
      bucket = own;
    }
  }
  return instants;
}

/** The first of the failed scrapes between two instants, where a graph breaks off; undefined where none failed. */
export function breakBetween(failed: readonly Scrape[], after: number, before: number): number | undefined {
  return failed.find(({ t }) => t > after && t < before)?.t;
}
