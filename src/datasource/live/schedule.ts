/** Bounds of the interval that a person may set, milliseconds. */
export const MIN_INTERVAL = 500;
export const MAX_INTERVAL = 60_000;
export const DEFAULT_INTERVAL = 5_000;

/** A scrape may take at most one part in this many of an engine's time. */
export const SHARE = 20;
const JITTER = 0.2;

/**
 * Milliseconds between two scrapes: as wanted, and at least 20 times what a scrape takes. `durations` are those of the
 * last scrapes, newest last; of three the middle one counts, so that a single slow answer changes nothing for long.
 */
export function intervalFor(wanted: number, durations: readonly number[]): number {
  const last = durations.slice(-3).sort((a, b) => a - b);
  const typical = last.length === 3 ? last[1] : (last[last.length - 1] ?? 0);
  return Math.max(wanted, SHARE * typical);
}

/** Milliseconds to wait after the n-th failure in a row: doubling up to a minute, spread by a fifth either way. */
export function backOff(wanted: number, failures: number, random: () => number = Math.random): number {
  const base = Math.min(Math.max(wanted, MAX_INTERVAL), wanted * 2 ** Math.max(0, failures - 1));
  return base * (1 + JITTER * (2 * random() - 1));
}
