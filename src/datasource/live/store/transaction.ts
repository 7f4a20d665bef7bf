import { STORES } from './database';
import { done, result } from './requests';

/** How much one scope has stored. */
export interface ScopeRecord {
  readonly scope: string;
  /** Estimated, layouts included. */
  readonly bytes: number;
  /** When it was last written to, milliseconds since the epoch. */
  readonly used: number;
}

/** The object stores within one transaction over all of them, for one scope. */
export interface ScopeStores {
  readonly scope: string;
  readonly scopes: IDBObjectStore;
  readonly layouts: IDBObjectStore;
  readonly scrapes: IDBObjectStore;
  /** Estimated bytes of the scope; written back at the end. */
  bytes: number;
}

/** Changes a scope in one transaction, all or nothing. Rejects with what made it abort. */
export async function change(
  database: IDBDatabase,
  scope: string,
  now: number,
  work: (stores: ScopeStores) => Promise<void>
): Promise<void> {
  const transaction = database.transaction(STORES, 'readwrite');
  const end = done(transaction);
  end.catch(() => undefined);
  const [scopes, layouts, scrapes] = STORES.map((name) => transaction.objectStore(name));
  try {
    const record: ScopeRecord | undefined = await result(scopes.get(scope));
    const stores = { scope, scopes, layouts, scrapes, bytes: record?.bytes ?? 0 };
    await work(stores);
    if (stores.bytes > 0) {
      scopes.put({ scope, bytes: stores.bytes, used: now } satisfies ScopeRecord);
    } else {
      scopes.delete(scope);
    }
  } catch (error) {
    abort(transaction);
    await end.catch(() => undefined);
    throw transaction.error ?? error;
  }
  await end;
}

/** The keys of a scope's scrapes from one time to another, both included. */
export function times(scope: string, from = -Infinity, to = Infinity): IDBKeyRange {
  return IDBKeyRange.bound([scope, from], [scope, to]);
}

/** The scopes that were last written to before `before`, or after `after` by a clock that was ahead. */
export async function unusedScopes(database: IDBDatabase, before: number, after: number): Promise<string[]> {
  const scopes = database.transaction('scopes').objectStore('scopes');
  const records: ScopeRecord[] = await result(scopes.getAll());
  return records.filter(({ used }) => !(used >= before && used <= after)).map(({ scope }) => scope);
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It aborted by itself.
  }
}
