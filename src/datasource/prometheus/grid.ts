/** Instants a step apart, multiples of it; all in milliseconds. */
export interface Grid {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const LADDER = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 30, 365].map((n) => n * DAY),
];

// Prometheus refuses more than 11 000 points a series; no panel is that wide.
const MOST_POINTS = 5_000;

/**
 * The step for a panel: the next one of few, so that panels of nearly the same width ask for the same. All in
 * milliseconds.
 * @param interval what the panel asks for.
 * @param scrapeInterval the shortest step that makes sense.
 */
export function stepFor(range: number, interval: number, scrapeInterval: number): number {
  const least = Math.max(interval, scrapeInterval, range / MOST_POINTS);
  const longest = LADDER[LADDER.length - 1];
  return LADDER.find((step) => step >= least) ?? Math.ceil(least / longest) * longest;
}

/** The range moved to multiples of the step, as Grafana does for Prometheus. */
export function gridOf(from: number, to: number, step: number): Grid {
  return { from: Math.floor(from / step) * step, to: Math.floor(to / step) * step, step };
}

/** A duration as Prometheus writes it: `15s`, or `1500ms` where it is no whole number of seconds. */
export function durationText(ms: number): string {
  return ms % SECOND === 0 ? `${ms / SECOND}s` : `${Math.round(ms)}ms`;
}
