import type { Labels } from '../../exposition/types';
import { boundOf, type Bucket } from '../live/histogram';
import { compensatedSum, type Sample, signature } from '../live/vector';

/** One series as Prometheus answers it: times in milliseconds; null is no value. */
export interface BundleSeries {
  readonly labels: Labels;
  readonly times: readonly number[];
  readonly values: ReadonlyArray<number | null>;
}

/** What one group of engines saw of a histogram at one instant. */
export interface HistogramAt {
  readonly labels: Labels;
  /** Rates by bound, cumulative and ascending. */
  readonly buckets: readonly Bucket[];
  /** The bucket rates as they came, each with its `le`. */
  rates(): Sample[];
}

/** The values of one series by the index of the bundle's times; undefined where it has none. */
type Column = ReadonlyArray<number | undefined>;

interface Group {
  readonly labels: Labels;
  readonly rates: Array<{ readonly labels: Labels; readonly column: Column }>;
  /** The same columns by ascending bound: one bound may be written in several ways, such as `1` and `1.0`. */
  readonly bounds: Array<{ readonly bound: number; readonly columns: Column[] }>;
}

/** The answer to a bundle's query, read once for all that is asked of it. */
export class Bundle {
  /** The times at which anything has a value, ascending. */
  readonly times: readonly number[];
  private readonly indices: ReadonlyMap<number, number>;
  private readonly groups = new Map<string, Group>();

  constructor(series: readonly BundleSeries[]) {
    this.times = timesOf(series);
    this.indices = new Map(this.times.map((t, i) => [t, i]));
    for (const one of series) {
      const { le: _, ...own } = one.labels;
      addBucket(this.group(own), one.labels, this.column(one));
    }
    this.groups.forEach(({ bounds }) => bounds.sort((a, b) => (a.bound < b.bound ? -1 : 1)));
  }

  /** The groups that have any value at this time (milliseconds). */
  at(t: number): HistogramAt[] {
    const index = this.indices.get(t);
    return index === undefined ? [] : [...this.groups.values()].flatMap((group) => histogramAt(group, index) ?? []);
  }

  private group(labels: Labels): Group {
    const key = signature(labels);
    const known = this.groups.get(key) ?? { labels, rates: [], bounds: [] };
    this.groups.set(key, known);
    return known;
  }

  private column({ times, values }: BundleSeries): Column {
    const column = new Array<number | undefined>(this.times.length).fill(undefined);
    for (let i = 0; i < times.length; i++) {
      column[this.indices.get(times[i]) ?? 0] = values[i] ?? undefined;
    }
    return column;
  }
}

/** The times of all series together, ascending. */
export function timesOf(series: readonly BundleSeries[]): number[] {
  const all = new Set<number>();
  for (const { times } of series) {
    times.forEach((t) => all.add(t));
  }
  return [...all].sort((a, b) => a - b);
}

function addBucket({ rates, bounds }: Group, labels: Labels, column: Column): void {
  rates.push({ labels, column });
  const bound = boundOf(labels.le);
  const known = bounds.find((one) => one.bound === bound);
  if (known) {
    known.columns.push(column);
  } else if (!Number.isNaN(bound)) {
    bounds.push({ bound, columns: [column] });
  }
}

function histogramAt({ labels, rates, bounds }: Group, index: number): HistogramAt | undefined {
  const buckets: Bucket[] = [];
  for (const { bound, columns } of bounds) {
    const count = total(columns, index);
    if (count !== undefined) {
      buckets.push({ bound, count });
    }
  }
  if (buckets.length === 0) {
    return undefined;
  }
  return {
    labels,
    buckets,
    rates: () =>
      rates.flatMap(({ labels: own, column: { [index]: value } }) =>
        value === undefined ? [] : [{ labels: own, value }]
      ),
  };
}

function total(columns: readonly Column[], index: number): number | undefined {
  if (columns.length === 1) {
    return columns[0][index];
  }
  const values = columns.flatMap((column) => column[index] ?? []);
  return values.length > 0 ? compensatedSum(values) : undefined;
}
