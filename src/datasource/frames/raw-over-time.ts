import type { Scrape } from '../../engine/exposition/types';
import { rangeFunction } from '../../engine/measures/live/range-functions';
import type { SeriesWindow } from '../../engine/measures/live/series';

/** How far back a value may lie, milliseconds: Prometheus' own default. */
export const LOOKBACK = 300_000;

/** The values of one series at ascending instants, milliseconds since the epoch. */
type ValuesAt = (series: SeriesWindow, instants: readonly number[]) => Array<number | null>;

/** Rates or increases over the window, milliseconds; none where Prometheus has none. */
export function ratesAt(fn: 'rate' | 'increase', window: number): ValuesAt {
  return ({ times, values }, instants) => {
    let first = 0;
    let end = 0;
    return instants.map((t) => {
      while (end < times.length && times[end] <= t) {
        end++;
      }
      while (first < end && times[first] <= t - window) {
        first++;
      }
      const part = { times: times.slice(first, end), values: values.slice(first, end), start: t - window, end: t };
      return rangeFunction(fn, part, 'prometheus-3') ?? null;
    });
  };
}

/** The last value within the look-back; none where a later scrape failed or no longer has the series. */
export function valuesAt(scrapes: readonly Scrape[]): ValuesAt {
  // Samples with a time of their own carry no staleness, as in Prometheus.
  const timed = scrapes.some(({ snapshot }) => snapshot?.timestamps);
  const nextScrape = new Map(scrapes.map(({ t }, i) => [t, scrapes[i + 1]?.t ?? Infinity]));
  return ({ times, values }, instants) => {
    let end = 0;
    return instants.map((t) => {
      while (end < times.length && times[end] <= t) {
        end++;
      }
      const last = times[end - 1];
      if (end === 0 || last <= t - LOOKBACK) {
        return null;
      }
      return timed || (nextScrape.get(last) ?? Infinity) > t ? values[end - 1] : null;
    });
  };
}
