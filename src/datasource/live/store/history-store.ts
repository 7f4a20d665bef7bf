import type { Scrape } from '../../../engine/exposition/types';
import { Contents, eraseScope } from './contents';
import { openDatabase } from './database';
import { LayoutNumbers } from './layout-numbers';
import { type StoreProblem, type StoreProblemCause, problemOf, storeProblem } from './problem';
import { unusedScopes } from './transaction';

export interface StoreOptions {
  /** The browser's own without it. */
  readonly indexedDB?: IDBFactory;
  /** Milliseconds of history that are kept, 15 minutes without it. */
  readonly keep?: number;
  /** Estimated bytes that the scope may take, 64 MiB without it. */
  readonly maxBytes?: number;
  /** Milliseconds within which scrapes are written, 5 seconds without it: so much a crash may lose. */
  readonly delay?: number;
  /** Milliseconds that the browser has to open the database, 5 seconds without it. */
  readonly patience?: number;
  readonly now?: () => number;
}

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;
// More than this waits only where the browser does not answer.
const MAX_PENDING = 1000;

/**
 * The scrapes of one scope in this browser's IndexedDB, so that they outlive a reload. Nothing here rejects: where
 * something fails, the history lives in memory only, and `problem` says why. Exemplars are not kept.
 */
export class HistoryStore {
  private readonly numbers: LayoutNumbers;
  private readonly now: () => number;
  private pending: Scrape[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private trouble: StoreProblem | undefined;
  /** Whether scrapes are still written. */
  private writes = false;
  private database: IDBDatabase | undefined;

  private constructor(
    private readonly scope: string,
    private readonly options: StoreOptions
  ) {
    this.numbers = new LayoutNumbers(scope);
    this.now = options.now ?? Date.now;
  }

  /** Opens the store of a scope key, and drops scopes that nobody has used for a day. */
  static async open(scope: string, options: StoreOptions = {}): Promise<HistoryStore> {
    const store = new HistoryStore(scope, options);
    await store.connect();
    return store;
  }

  /** Why not everything is kept; undefined where all is well. */
  get problem(): StoreProblem | undefined {
    return this.trouble;
  }

  /** What is stored from `since` until now, in ascending order; equal layouts are one object. */
  async load(since: number): Promise<Scrape[]> {
    await this.flush();
    return this.run([], async (database) => {
      const contents = this.contents(database);
      const { scrapes, isDamaged } = await contents.read(since, this.now());
      if (isDamaged) {
        this.trouble ??= storeProblem('damaged');
        await eraseScope(database, this.scope);
        await this.write(contents, scrapes);
      }
      return scrapes;
    });
  }

  /** Takes scrapes, in ascending order, to be written soon. */
  async append(scrapes: readonly Scrape[]): Promise<void> {
    if (this.writes && scrapes.length > 0) {
      this.pending.push(...scrapes);
      this.pending.splice(0, this.pending.length - MAX_PENDING);
      this.timer ??= setTimeout(() => void this.flush(), this.options.delay ?? 5000);
    }
  }

  /** Writes what was appended. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.run(undefined, async (database) => {
      const scrapes = this.pending;
      this.pending = [];
      if (this.writes) {
        await this.write(this.contents(database), scrapes);
      }
    });
  }

  /** Drops scrapes from before a time in milliseconds since the epoch. */
  async trim(olderThan: number): Promise<void> {
    await this.run(undefined, (database) => this.contents(database).trim({ since: olderThan }, this.now()));
  }

  /** Drops everything of this scope, also what other tabs wrote; whether it is gone. */
  async erase(): Promise<boolean> {
    this.pending = [];
    return this.run(false, async (database) => {
      this.pending = [];
      await eraseScope(database, this.scope);
      this.trouble = undefined;
      this.writes = true;
      return true;
    });
  }

  /** Writes what was appended and lets go of the database. */
  async close(): Promise<void> {
    await this.flush();
    this.disconnect();
  }

  private async connect(): Promise<void> {
    const factory = factoryOf(this.options);
    if (!factory) {
      this.trouble = storeProblem('unavailable');
      return;
    }
    try {
      const database = await openDatabase(factory, this.options.patience ?? 5000);
      this.database = database;
      this.writes = true;
      database.onversionchange = () => this.lose('replaced');
      database.onclose = () => this.lose('closed');
      const now = this.now();
      const age = Math.max(DAY, this.keep);
      for (const scope of await unusedScopes(database, now - age, now + age)) {
        await eraseScope(database, scope);
      }
    } catch (error) {
      this.fail(error, 'unavailable');
    }
  }

  private async write(contents: Contents, scrapes: readonly Scrape[]): Promise<void> {
    const last = scrapes.at(-1)?.t;
    if (last !== undefined) {
      const bounds = {
        since: last - this.keep,
        until: last + MINUTE,
        bytes: this.options.maxBytes ?? 64 * 1024 * 1024,
      };
      await contents.add(scrapes, bounds, this.now());
    }
  }

  private run<T>(otherwise: T, work: (database: IDBDatabase) => Promise<T>): Promise<T> {
    const answer = this.queue.then(async () => {
      try {
        return this.database ? await work(this.database) : otherwise;
      } catch (error) {
        this.fail(error, 'failed');
        return otherwise;
      }
    });
    this.queue = answer;
    return answer;
  }

  private fail(error: unknown, otherwise: StoreProblemCause): void {
    // Where a database closed under a transaction, it is known why already.
    this.trouble = this.database || !this.trouble ? problemOf(error, otherwise) : this.trouble;
    this.writes = false;
    this.pending = [];
    this.numbers.forget();
  }

  private lose(cause: StoreProblemCause): void {
    this.trouble = storeProblem(cause);
    this.disconnect();
  }

  private disconnect(): void {
    clearTimeout(this.timer);
    this.writes = false;
    this.pending = [];
    this.database?.close();
    this.database = undefined;
  }

  private contents(database: IDBDatabase): Contents {
    return new Contents(database, this.scope, this.numbers);
  }

  private get keep(): number {
    return this.options.keep ?? 15 * MINUTE;
  }
}

/** Where storage is blocked, reading the property itself may throw. */
function factoryOf(options: StoreOptions): IDBFactory | undefined {
  try {
    return options.indexedDB ?? (globalThis.indexedDB as IDBFactory | undefined);
  } catch {
    return undefined;
  }
}
