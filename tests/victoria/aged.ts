import type { RecordedScrape } from '../../src/engine/recording/types';

const counter = /^(\S+_(?:total|bucket|count|sum)(?:\{.*\})?) (\S+)$/;

/**
 * The same engine after it had done all of this work once before: every counter is on every page, and starts from its
 * highest value. Prometheus extrapolates a counter to no earlier than where it would have been zero, and at either end of
 * a series by half a scrape at most, so that young and broken ones have rates of their own; nearly all are neither.
 * Before a restart it had worked for longer still: VictoriaMetrics takes a fall by less than an eighth for no reset.
 */
export function aged(scrapes: readonly RecordedScrape[]): RecordedScrape[] {
  const pages = scrapes.map(({ page = '' }) => countersOf(page));
  const highest = new Map<string, number>();
  for (const [series, value] of pages.flatMap((page) => [...page])) {
    highest.set(series, Math.max(highest.get(series) ?? 0, value));
  }
  const restarted = pages.findIndex((page, i) =>
    [...page].some(([series, value]) => value < (pages[i - 1]?.get(series) ?? 0))
  );
  return scrapes.map((scrape, i) =>
    scrape.page === undefined ? scrape : { ...scrape, page: older(scrape.page, highest, i < restarted ? 10 : 1) }
  );
}

function countersOf(page: string): Map<string, number> {
  return new Map(
    page.split('\n').flatMap((line) => {
      const [, series, value] = counter.exec(line) ?? [];
      return series === undefined ? [] : [[series, Number(value)] as const];
    })
  );
}

function older(page: string, highest: ReadonlyMap<string, number>, times: number): string {
  const counted = countersOf(page);
  const others = page.split('\n').filter((line) => !counter.test(line));
  const counters = [...highest].map(([series, before]) => `${series} ${times * before + (counted.get(series) ?? 0)}`);
  return [...others, ...counters, ''].join('\n');
}
