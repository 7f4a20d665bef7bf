import { each, result } from './requests';
import { type ScopeStores, times } from './transaction';
import type { ScrapeRecord } from './scrape-record';

/** What a scope may hold. */
export interface Bounds {
  /** Milliseconds since the epoch: older scrapes go. */
  readonly since: number;
  /** Milliseconds since the epoch: later scrapes go, which a clock that was ahead has left. */
  readonly until?: number;
  /** Estimated; the oldest scrapes go until the rest fits. */
  readonly bytes?: number;
}

/** Drops what is out of bounds, and layouts that no scrape has any more. */
export async function trim(stores: ScopeStores, { since, until = Infinity, bytes = Infinity }: Bounds): Promise<void> {
  await dropWhile(stores, 'next', (record) => record.t < since || stores.bytes > bytes);
  await dropWhile(stores, 'prev', (record) => record.t > until);
}

async function dropWhile(
  stores: ScopeStores,
  direction: IDBCursorDirection,
  isOut: (record: ScrapeRecord) => boolean
): Promise<void> {
  let last: number | undefined;
  await each(stores.scrapes.openCursor(times(stores.scope), direction), async (cursor) => {
    const record: ScrapeRecord = cursor.value;
    // The bytes of a layout go with its last scrape, before more is judged too much.
    if (last !== undefined && record.layout !== last) {
      await dropUnused(stores, last);
      last = undefined;
    }
    if (!isOut(record)) {
      return false;
    }
    cursor.delete();
    stores.bytes -= record.bytes;
    last = record.layout;
    return true;
  });
  if (last !== undefined) {
    await dropUnused(stores, last);
  }
}

async function dropUnused(stores: ScopeStores, layout: number): Promise<void> {
  if ((await result(stores.scrapes.index('layout').count(layout))) > 0) {
    return;
  }
  const record: { bytes: number } | undefined = await result(stores.layouts.get(layout));
  if (record) {
    stores.layouts.delete(layout);
    stores.bytes -= record.bytes;
  }
}
