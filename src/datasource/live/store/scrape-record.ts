import { scrapeBytes } from '../../../engine/exposition/sizes';
import type { Layout, Scrape, Snapshot } from '../../../engine/exposition/types';

/** A scrape as it is stored; exemplars are not. */
export interface ScrapeRecord {
  readonly scope: string;
  /** Milliseconds since the epoch. */
  readonly t: number;
  /** Estimated. */
  readonly bytes: number;
  /** The number of its layout; absent where it failed. */
  readonly layout?: number;
  readonly values?: Float64Array;
  readonly timestamps?: Float64Array;
  readonly error?: string;
}

/** The record of a scrape whose layout has this number. */
export function scrapeRecord(scope: string, scrape: Scrape, layout: number | undefined): ScrapeRecord {
  const { t, snapshot } = scrape;
  if (!snapshot) {
    return { scope, t, bytes: scrapeBytes(scrape), error: scrape.error };
  }
  const { values, timestamps } = snapshot;
  const bytes = scrapeBytes({ t, snapshot: { ...snapshot, exemplars: undefined } });
  return { scope, t, bytes, layout, values: own(values), ...(timestamps && { timestamps: own(timestamps) }) };
}

/** The scrape of a record; undefined where the record is damaged or its layout is missing. */
export function scrapeOf(record: ScrapeRecord, layouts: ReadonlyMap<number, Layout>): Scrape | undefined {
  const { t, error, layout: id, values, timestamps } = record;
  if (typeof error === 'string') {
    return { t, error };
  }
  const layout = id === undefined ? undefined : layouts.get(id);
  if (!layout || !isNumbers(values, layout) || (timestamps !== undefined && !isNumbers(timestamps, layout))) {
    return undefined;
  }
  const snapshot: Snapshot = { t, layout, values, ...(timestamps && { timestamps }) };
  return { t, snapshot };
}

function isNumbers(values: unknown, layout: Layout): values is Float64Array {
  // Not instanceof: what a database gives may come from another realm.
  return (
    Object.prototype.toString.call(values) === '[object Float64Array]' &&
    (values as Float64Array).length === layout.series.length
  );
}

/** A view would be stored with all of the buffer behind it. */
function own(values: Float64Array): Float64Array {
  return values.byteLength === values.buffer.byteLength ? values : values.slice();
}
