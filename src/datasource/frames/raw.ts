import type { QueryResultMetaNotice } from '@grafana/data';
import type { Layout, Scrape, Source } from '../../engine/exposition/types';
import { SeriesReader } from '../../engine/measures/live/series';
import type { RawQuery } from '../query/model';
import { warning } from './notices';
import { absence, rawFamily } from './raw-family';
import { labelTest } from './raw-filter';
import { LOOKBACK, ratesAt, valuesAt } from './raw-over-time';
import { rawUnit } from './raw-units';
import type { MeasureSeries } from './series';

/** More series than this are left out, and the frame says how many. */
export const MOST_SERIES = 500;

/** Series of one sample name, which share a unit (an id of Grafana's). */
export interface RawSeries extends MeasureSeries {
  readonly unit: string;
}

export interface RawResult {
  readonly series: readonly RawSeries[];
  readonly notices: readonly QueryResultMetaNotice[];
}

export interface RawRange {
  /** The points in time, milliseconds since the epoch, ascending. */
  readonly instants: readonly number[];
  /** Range of `rate` and `increase`, milliseconds. */
  readonly window: number;
}

/**
 * A family over time, as Prometheus would answer it: values, or rates or increases over the window. Labels have the
 * sample name as `__name__`.
 *
 * @throws FilterError for a regular expression that is none.
 */
export function rawSeries(source: Source, query: RawQuery, { instants, window }: RawRange): RawResult {
  const layout = newestLayout(source.scrapes);
  const meets = labelTest(query.filters ?? []);
  const { samples, family } = layout ? rawFamily(layout, query.family) : { samples: [], family: undefined };
  if (instants.length === 0 || samples.length === 0) {
    return { series: [], notices: layout && samples.length === 0 ? [warning(absence(query.family))] : [] };
  }
  const [from, to] = [instants[0], instants[instants.length - 1]];
  const fn = query.fn ?? 'value';
  const reach = fn === 'value' ? LOOKBACK : window;
  const reader = new SeriesReader([source], {
    at: to,
    window: to - from + reach,
    lookback: LOOKBACK,
    dialect: 'prometheus-3',
    staleness: true,
  });
  const found = samples
    .flatMap((name) =>
      reader.range(name).map((series) => ({ name, ...series, labels: { __name__: name, ...series.labels } }))
    )
    .filter(({ labels }) => meets(labels));
  const at = fn === 'value' ? valuesAt(source.scrapes) : ratesAt(fn, window);
  const series = found.slice(0, MOST_SERIES).map((one) => ({
    labels: one.labels,
    times: [...instants],
    values: at(one, instants),
    unit: rawUnit(one.name, fn),
  }));
  const gauge = fn !== 'value' && family?.type === 'gauge';
  return {
    series: series.filter(({ values }) => values.some((value) => value !== null)),
    notices: [
      ...leftOut(found.length),
      ...(gauge ? [warning(`“${query.family}” goes up and down: ${fn} takes every fall for a restart.`)] : []),
    ],
  };
}

/** What a frame says of the series that it had to leave out. */
export function leftOut(found: number): QueryResultMetaNotice[] {
  const left = found - MOST_SERIES;
  return left > 0 ? [warning(`${left} of ${found} series are left out: narrow them down with a filter.`)] : [];
}

function newestLayout(scrapes: readonly Scrape[]): Layout | undefined {
  for (let i = scrapes.length - 1; i >= 0; i--) {
    const { snapshot } = scrapes[i];
    if (snapshot) {
      return snapshot.layout;
    }
  }
  return undefined;
}
