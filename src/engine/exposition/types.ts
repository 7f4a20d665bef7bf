/** Label names to label values, as exposed. */
export type Labels = Readonly<Record<string, string>>;

export type FamilyType =
  'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped' | 'info' | 'stateset' | 'gaugehistogram' | 'unknown';

/** What the `# TYPE`, `# HELP` and `# UNIT` lines say of one metric family. */
export interface Family {
  readonly name: string;
  readonly type: FamilyType;
  readonly help: string;
  readonly unit: string;
}

/** One time series of a page: a sample name (with `_bucket`, `_sum`, … where it has one) and its labels. */
export interface Series {
  /** Name and sorted labels in one string; equal keys are the same series, on every page and every target. */
  readonly key: string;
  readonly name: string;
  readonly labels: Labels;
}

/** The series of a page in their order on the page. Shared by all pages that have the same series in the same order. */
export interface Layout {
  readonly series: readonly Series[];
  readonly families: ReadonlyMap<string, Family>;
  /** Positions of all series with this sample name, in page order; empty where the page has none. */
  positions(name: string): readonly number[];
  /** Position of the series with this key, or -1. */
  positionOf(key: string): number;
}

export interface Exemplar {
  readonly labels: Labels;
  readonly value: number;
  /** Milliseconds since the epoch, where the page gives it. */
  readonly timestamp?: number;
}

/** The values of one page. `values[i]` belongs to `layout.series[i]`. */
export interface Snapshot {
  /** When the page was scraped, milliseconds since the epoch. */
  readonly t: number;
  readonly layout: Layout;
  readonly values: Float64Array;
  /** Explicit sample timestamps in milliseconds (NaN where a sample has none); absent where no sample has one. */
  readonly timestamps?: Float64Array;
  /** By position; absent where no sample has one. */
  readonly exemplars?: ReadonlyMap<number, Exemplar>;
}

/** One attempt to read a target's page: it either gave a snapshot or failed for a stated reason. */
export type Scrape =
  | { readonly t: number; readonly snapshot: Snapshot; readonly error?: undefined }
  | { readonly t: number; readonly error: string; readonly snapshot?: undefined };

/** What is known of one scrape target: its own labels (`job`, `instance`, …) and its scrapes in ascending order of `t`. */
export interface Source {
  readonly target: Labels;
  readonly scrapes: readonly Scrape[];
}
