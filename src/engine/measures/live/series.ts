import type { Labels, Source } from '../../exposition/types';
import type { RangeFunction } from '../expression';
import { isCounterFunction, overCounters } from './counters';
import { columnsOf, upColumns } from './columns';
import { currentUps, currentValues } from './current';
import type { Fleet } from './fleet';
import { LiveMemory } from './memory';
import { presentOnly } from './picking';
import { type Dialect, type RangeBounds, rangeFunction, type Window } from './range-functions';
import { newestOf, rangeOf, type ScrapeWindow } from './scrapes';
import type { Shaped } from './shape';

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

interface Read {
  readonly fleet: Fleet;
  readonly windows: readonly ScrapeWindow[];
}

/** Reads series out of sources the way Prometheus reads its own; each name is read once. */
export class SeriesReader {
  private ranges: Read | undefined;
  private instants: Read | undefined;
  private readonly vectors = new Map<string, Shaped>();

  constructor(
    private readonly sources: readonly Source[],
    private readonly options: ReadOptions,
    private readonly memory: LiveMemory = new LiveMemory()
  ) {}

  /** Samples of every series with this name in `(at - window, at]`. */
  range(name: string): readonly SeriesWindow[] {
    const { shape, columns } = this.columns(name);
    return columns.flatMap((column, i) => (column.times.length > 0 ? [{ labels: shape.labels[i], ...column }] : []));
  }

  /**
   * A function over the samples of every series with this name in `(at - window, at]`; series without a result are left
   * out. `q` is that of `quantile_over_time`.
   */
  over(name: string, fn: RangeFunction, q?: number): Shaped {
    return this.remembered(`${fn} ${q} ${name}`, () => {
      const { fleet, windows } = this.ranged();
      return isCounterFunction(fn) && name !== 'up' && !windows.some(({ timed }) => timed)
        ? overCounters(fn, fleet.plan(name), windows, this.bounds(), this.memory.falls)
        : this.overColumns(name, fn, q);
    });
  }

  /** The current value of every series with this name: the last one within the look-back that is not stale. */
  instant(name: string): Shaped {
    return this.remembered(name, () => {
      const { fleet, windows } = this.current();
      return name === 'up' ? currentUps(fleet.up, windows) : currentValues(fleet.plan(name), windows);
    });
  }

  private overColumns(name: string, fn: RangeFunction, q?: number): Shaped {
    const { shape, columns } = this.columns(name);
    const results = columns.map((column) => rangeFunction(fn, column, this.options.dialect, q));
    return presentOnly(
      { shape, values: Float64Array.from(results, (value) => value ?? NaN) },
      Uint8Array.from(results, (value) => Number(value !== undefined))
    );
  }

  private columns(name: string) {
    const { fleet, windows } = this.ranged();
    return name === 'up'
      ? upColumns(fleet.up, windows, this.bounds())
      : columnsOf(fleet.plan(name), windows, this.bounds());
  }

  private bounds(): RangeBounds {
    const { at, window, dialect } = this.options;
    return { start: at - window, end: at, dialect };
  }

  private ranged(): Read {
    const { at, window, dialect } = this.options;
    this.ranges ??= this.read(({ scrapes }) => rangeOf(scrapes, at - window, at, dialect === 'prometheus-3'));
    return this.ranges;
  }

  private current(): Read {
    const { at, lookback, dialect, staleness } = this.options;
    this.instants ??= this.read(({ scrapes }) =>
      newestOf(scrapes, at - lookback, at, dialect === 'prometheus-3', staleness)
    );
    return this.instants;
  }

  private read(window: (source: Source) => ScrapeWindow): Read {
    const windows = this.sources.map(window);
    const members = windows.map(({ runs }, i) => ({
      target: this.sources[i].target,
      layouts: runs.map(({ layout }) => layout),
    }));
    return { fleet: this.memory.fleet(members), windows };
  }

  private remembered(key: string, make: () => Shaped): Shaped {
    const known = this.vectors.get(key) ?? make();
    this.vectors.set(key, known);
    return known;
  }
}
