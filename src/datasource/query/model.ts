import type { DataQuery } from '@grafana/schema';
import type { LabelFilter } from '../../engine/measures/types';

export const QUERY_VERSION = 1;

/** Where values come from: `auto` takes live ones as far back as the history goes and Prometheus before that. */
export type QuerySource = 'auto' | 'live' | 'prometheus';

/** Which page of the machine is meant: the engine's own, or the DCGM exporter's. */
export type PageName = 'engine' | 'gpu';

interface Common extends DataQuery {
  readonly version?: number;
  readonly source?: QuerySource;
  /** Series names with `{{label}}` in it; from the catalogue where empty. */
  readonly legend?: string;
  readonly filters?: readonly LabelFilter[];
}

/** A measure of the catalogue. */
export interface MeasureQuery extends Common {
  readonly queryType: 'measure';
  /** Its id; empty while nothing is chosen. */
  readonly measure: string;
  readonly by?: readonly string[];
  /** Another quantile than the measure's own, 0 to 1; only for quantiles. */
  readonly quantile?: number;
  /** Range of rates such as `1m`; four scrapes or a step and a scrape, and at least 15 s, where empty. */
  readonly window?: string;
  /** Objectives by parameter name, in the signal's unit: numbers or dashboard variables. */
  readonly objectives?: Readonly<Record<string, number | string>>;
  /** `heatmap`: the buckets of the measure's histogram. */
  readonly format?: 'time_series' | 'table' | 'heatmap';
}

/** Any family of a page as it stands there. */
export interface RawQuery extends Common {
  readonly queryType: 'raw';
  readonly family: string;
  readonly page?: PageName;
  readonly fn?: 'value' | 'rate' | 'increase';
  readonly window?: string;
  readonly format?: 'time_series' | 'table';
}

/** The engine's limits, each with where it comes from. */
export interface LimitsQuery extends Common {
  readonly queryType: 'limits';
}

/** How requests end: finish reasons, or whatever went wrong. */
export interface RequestsQuery extends Common {
  readonly queryType: 'requests';
  readonly show?: 'reasons' | 'errors';
  readonly window?: string;
  readonly format?: 'time_series' | 'table';
}

/** The page's text. */
export interface PageQuery extends Common {
  readonly queryType: 'page';
  readonly page?: PageName;
}

/** Free PromQL through the linked Prometheus. */
export interface PromQLQuery extends Common {
  readonly queryType: 'promql';
  readonly expr: string;
  readonly instant?: boolean;
}

export type VllmQuery = MeasureQuery | RawQuery | LimitsQuery | RequestsQuery | PageQuery | PromQLQuery;
export type VllmQueryType = VllmQuery['queryType'];

/** What the editor starts with. */
export const defaultQuery: Partial<MeasureQuery> = {
  version: QUERY_VERSION,
  queryType: 'measure',
  measure: 'running',
};
