import type { Scrape } from '../../../engine/exposition/types';
import { STORES } from './database';
import type { LayoutNumbers } from './layout-numbers';
import { result } from './requests';
import { type ScrapeRecord, scrapeOf, scrapeRecord } from './scrape-record';
import { type ScopeRecord, type ScopeStores, change, times } from './transaction';
import { type Bounds, trim } from './trim';

/** What is stored of one scope. Everything here rejects with the browser's error. */
export class Contents {
  constructor(
    private readonly database: IDBDatabase,
    private readonly scope: string,
    private readonly numbers: LayoutNumbers
  ) {}

  /** The scrapes of a span of time, and whether some that are stored could not be read. */
  async read(from: number, to: number): Promise<{ scrapes: Scrape[]; isDamaged: boolean }> {
    const transaction = this.database.transaction(STORES);
    const [size, layoutRecords, records] = await Promise.all([
      result<ScopeRecord | undefined>(transaction.objectStore('scopes').get(this.scope)),
      result(transaction.objectStore('layouts').index('scope').getAll(this.scope)),
      result<ScrapeRecord[]>(transaction.objectStore('scrapes').getAll(times(this.scope, from, to))),
    ]);
    const layouts = this.numbers.read(layoutRecords);
    const scrapes = records.map((record) => scrapeOf(record, layouts)).filter((scrape) => scrape !== undefined);
    const isDamaged = scrapes.length < records.length || (records.length > 0 && !Number.isFinite(size?.bytes));
    return { scrapes, isDamaged };
  }

  /** Adds scrapes in ascending order, except for those that another tab has added, and keeps to the bounds. */
  async add(scrapes: readonly Scrape[], bounds: Bounds, now: number): Promise<void> {
    await change(this.database, this.scope, now, async (stores) => {
      const range = times(this.scope, scrapes[0].t, scrapes[scrapes.length - 1].t);
      const keys = (await result(stores.scrapes.getAllKeys(range))) as Array<[string, number]>;
      const had = new Set(keys.map(([, t]) => t));
      for (const scrape of scrapes) {
        if (!had.has(scrape.t)) {
          await this.addOne(scrape, stores);
        }
      }
      await trim(stores, bounds);
    });
  }

  /** Drops what is out of bounds. */
  async trim(bounds: Bounds, now: number): Promise<void> {
    await change(this.database, this.scope, now, (stores) => trim(stores, bounds));
  }

  private async addOne(scrape: Scrape, stores: ScopeStores): Promise<void> {
    const layout = scrape.snapshot && (await this.numbers.number(scrape.snapshot.layout, stores.layouts));
    const record = scrapeRecord(this.scope, scrape, layout?.id);
    stores.scrapes.put(record);
    stores.bytes += record.bytes + (layout?.added ?? 0);
  }
}

/** Drops everything of a scope. Rejects with the browser's error. */
export async function eraseScope(database: IDBDatabase, scope: string): Promise<void> {
  await change(database, scope, 0, async (stores) => {
    stores.scrapes.delete(times(scope));
    const layouts = await result(stores.layouts.index('scope').getAllKeys(scope));
    layouts.forEach((id) => stores.layouts.delete(id));
    stores.bytes = 0;
  });
}
