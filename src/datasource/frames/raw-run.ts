import type { Source } from '../../engine/exposition/types';
import { signature } from '../../engine/measures/live/vector';
import type { RawQuery } from '../query/model';
import { MOST_SERIES, type RawRange, type RawResult, type RawSeries, rawSeries } from './raw';

const NOTHING: RawResult = { series: [], notices: [] };

/** A family over time as the history grows: what was computed for an instant is not computed again. */
export class RawRun {
  private known = NOTHING;
  private times: readonly number[] = [];
  private window = NaN;
  private oldest = Infinity;

  constructor(private readonly query: RawQuery) {}

  /**
   * As `rawSeries` answers it.
   * @throws FilterError for a regular expression that is none.
   */
  answer(source: Source, { instants, window }: RawRange): RawResult {
    const oldest = source.scrapes[0]?.t ?? Infinity;
    if (window !== this.window || oldest < this.oldest) {
      // Older scrapes came back from the store, and rates that lacked them are wrong.
      this.known = NOTHING;
      this.times = [];
    }
    const first = this.times.indexOf(instants[0]);
    const kept = first < 0 ? 0 : shared(this.times, first, instants);
    const fresh = rawSeries(source, this.query, { instants: instants.slice(kept), window });
    const series = joined(this.known.series, fresh.series, first, kept, instants);
    this.known = { series, notices: kept < instants.length ? fresh.notices : this.known.notices };
    this.times = [...instants];
    this.window = window;
    this.oldest = oldest;
    return this.known;
  }
}

/** How many of the instants are the known ones from `first` on. */
function shared(times: readonly number[], first: number, instants: readonly number[]): number {
  let count = 0;
  while (count < instants.length && times[first + count] === instants[count]) {
    count++;
  }
  return count;
}

function joined(
  known: readonly RawSeries[],
  fresh: readonly RawSeries[],
  first: number,
  kept: number,
  instants: readonly number[]
): RawSeries[] {
  const older = new Map(known.map((one) => [signature(one.labels), one]));
  const newer = new Map(fresh.map((one) => [signature(one.labels), one]));
  return [...new Map([...older, ...newer])]
    .map(([key, { labels, unit }]) => {
      const before = older.get(key)?.values.slice(Math.max(0, first), Math.max(0, first) + kept) ?? nulls(kept);
      const after = newer.get(key)?.values ?? nulls(instants.length - kept);
      return { labels, unit, times: [...instants], values: [...before, ...after] };
    })
    .filter(({ values }) => values.some((value) => value !== null))
    .slice(0, MOST_SERIES);
}

function nulls(length: number): null[] {
  return Array<null>(length).fill(null);
}
