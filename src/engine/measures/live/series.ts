import type { Labels, Layout, Scrape, Series, Source } from '../../exposition/types';
import type { Dialect, Window } from './range-functions';
import { type Sample, signature } from './vector';

export interface ReadOptions {
  /** The instant, milliseconds since the epoch. */
  readonly at: number;
  /** Length of the range, milliseconds. */
  readonly window: number;
  /** How far back an instant value may lie, milliseconds; Prometheus' default is 5 minutes. */
  readonly lookback: number;
  readonly dialect: Dialect;
  /** False where the scrapes stand for back-filled samples, which carry no staleness markers. */
  readonly staleness: boolean;
}

export interface SeriesWindow extends Window {
  readonly labels: Labels;
}

const upSeries: Series = { key: 'up', name: 'up', labels: {} };

/** Reads series out of sources the way Prometheus reads its own; each name is read once. */
export class SeriesReader {
  private readonly ranges = new Map<string, SeriesWindow[]>();
  private readonly instants = new Map<string, Sample[]>();

  constructor(
    private readonly sources: readonly Source[],
    private readonly options: ReadOptions
  ) {}

  /** Samples of every series with this name in `(at - window, at]`. */
  range(name: string): readonly SeriesWindow[] {
    return remembered(this.ranges, name, () =>
      inOrder(this.sources.flatMap((source) => rangeOf(source, name, this.options)))
    );
  }

  /** The current value of every series with this name: the last one within the look-back that is not stale. */
  instant(name: string): readonly Sample[] {
    return remembered(this.instants, name, () =>
      inOrder(this.sources.flatMap((source) => instantOf(source, name, this.options)))
    );
  }
}

function remembered<T>(memory: Map<string, T>, key: string, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) {
    return known;
  }
  const made = make();
  memory.set(key, made);
  return made;
}

/** Sums depend on the order of what they add: Prometheus reads series in the order of their labels. */
function inOrder<T extends { readonly labels: Labels }>(series: T[]): T[] {
  const keyed = series.map((one) => ({ one, key: signature(one.labels) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  return keyed.map(({ one }) => one);
}

/** Page labels beside the target's own; a page label of the same name is kept as `exported_…`, empty ones are none. */
export function mergeLabels(target: Labels, own: Labels): Labels {
  const merged: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) {
    if (value !== '') {
      merged[target[name] ? `exported_${name}` : name] = value;
    }
  }
  for (const [name, value] of Object.entries(target)) {
    if (value !== '') {
      merged[name] = value;
    }
  }
  return merged;
}

function seriesOf(scrape: Scrape, name: string): ReadonlyArray<{ series: Series; t: number; value: number }> {
  if (name === 'up') {
    return [{ series: upSeries, t: scrape.t, value: scrape.snapshot ? 1 : 0 }];
  }
  const { snapshot } = scrape;
  if (!snapshot) {
    return [];
  }
  return snapshot.layout.positions(name).map((position) => {
    const own = snapshot.timestamps?.[position];
    return {
      series: snapshot.layout.series[position],
      t: own === undefined || Number.isNaN(own) ? scrape.t : own,
      value: snapshot.values[position],
    };
  });
}

function rangeOf(source: Source, name: string, options: ReadOptions): SeriesWindow[] {
  const { at, window, dialect } = options;
  const start = at - window;
  const byKey = new Map<string, { series: Series; times: number[]; values: number[] }>();
  let layout: Layout | undefined;
  let columns: Array<{ times: number[]; values: number[] }> = [];
  for (const scrape of between(source.scrapes, start, at)) {
    if (name !== 'up' && scrape.snapshot && scrape.snapshot.layout === layout && !scrape.snapshot.timestamps) {
      const positions = layout.positions(name);
      for (let i = 0; i < positions.length; i++) {
        append(columns[i], scrape.t, scrape.snapshot.values[positions[i]]);
      }
      continue;
    }
    layout = scrape.snapshot?.layout;
    columns = seriesOf(scrape, name).map(({ series, t, value }) => {
      const known = byKey.get(series.key) ?? { series, times: [], values: [] };
      byKey.set(series.key, known);
      append(known, t, value);
      return known;
    });
  }
  const inside = (t: number) => (dialect === 'prometheus-2' ? t >= start : t > start) && t <= at;
  return [...byKey.values()].flatMap(({ series, times, values }) => {
    const kept = times.every(inside) ? { times, values } : filterTimes(times, values, inside);
    return kept.times.length === 0
      ? []
      : [{ labels: mergeLabels(source.target, series.labels), ...kept, start, end: at }];
  });
}

function append(column: { times: number[]; values: number[] }, t: number, value: number): void {
  column.times.push(t);
  column.values.push(value);
}

function filterTimes(times: number[], values: number[], inside: (t: number) => boolean) {
  const kept = times.flatMap((t, i) => (inside(t) ? [i] : []));
  return { times: kept.map((i) => times[i]), values: kept.map((i) => values[i]) };
}

function instantOf(source: Source, name: string, options: ReadOptions): Sample[] {
  const { at, lookback, dialect, staleness } = options;
  const oldest = at - lookback;
  const scrapes = between(source.scrapes, oldest, at).filter(({ t }) => dialect === 'prometheus-2' || t > oldest);
  const found = new Map<string, Sample>();
  for (let i = scrapes.length - 1; i >= 0; i--) {
    for (const { series, value } of seriesOf(scrapes[i], name)) {
      if (!found.has(series.key)) {
        found.set(series.key, { labels: mergeLabels(source.target, series.labels), value });
      }
    }
    // A series missing from the newest scrape, or a scrape that failed, marks what came before as stale.
    if (staleness) {
      break;
    }
  }
  return [...found.values()];
}

/** Scrapes with `from <= t <= to`; the list is ascending. */
function between(scrapes: readonly Scrape[], from: number, to: number): readonly Scrape[] {
  return scrapes.slice(firstAfter(scrapes, from - 1), firstAfter(scrapes, to));
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
