import { IDBDatabase, IDBFactory, IDBKeyRange, IDBObjectStore, forceCloseDatabase } from 'fake-indexeddb';
import { PageReader, parsePage } from '../../../engine/exposition/parse';
import type { Scrape } from '../../../engine/exposition/types';
import { DATABASE, FORMAT } from './database';
import { HistoryStore, type StoreOptions } from './history-store';
import { scopeKey } from './scope';

const SCOPE = scopeKey({ appSubUrl: '/grafana', orgId: 1, userId: 2, datasourceUid: 'x', page: 'engine' });
const NOW = 1_800_000_000_000;

let indexedDB: IDBFactory;
let stores: HistoryStore[];
const open = async (scope = SCOPE, options: StoreOptions = {}) => {
  const store = await HistoryStore.open(scope, { indexedDB, now: () => NOW, ...options });
  stores.push(store);
  return store;
};
const pageOf = (value: number, series = 3) =>
  Array.from({ length: series }, (_, index) => `a{i="${index}"} ${value}\n`).join('');
const scrapeAt = (t: number, page = pageOf(t)): Scrape => ({ t, snapshot: parsePage(page, t) });
/** The same for arrays of another realm, and without a layout's look-ups. */
const plain = ({ t, snapshot, error }: Scrape) => ({
  t,
  error,
  values: snapshot && [...snapshot.values],
  timestamps: snapshot?.timestamps && [...snapshot.timestamps],
  series: snapshot?.layout.series,
  families: snapshot?.layout.families,
});
const timesOf = (scrapes: readonly Scrape[]) => scrapes.map(({ t }) => t);
const layoutsOf = (scrapes: readonly Scrape[]) => new Set(scrapes.map(({ snapshot }) => snapshot?.layout));

/** Everything in an object store, without this module's own code. */
async function stored(name: string): Promise<Array<Record<string, unknown>>> {
  const request = indexedDB.open(DATABASE);
  const database = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)));
  const all = database.transaction(name, 'readonly').objectStore(name).getAll();
  const records = await new Promise<Array<Record<string, unknown>>>((resolve) => {
    all.onsuccess = () => resolve(all.result);
  });
  database.close();
  return records;
}

async function storedBytes(): Promise<number> {
  const records = [...(await stored('scrapes')), ...(await stored('layouts'))];
  return records.reduce((sum, { bytes }) => sum + Number(bytes), 0);
}

async function spoil(name: string, edit: (record: Record<string, unknown>) => void): Promise<void> {
  const records = await stored(name);
  const request = indexedDB.open(DATABASE);
  const database = await new Promise<IDBDatabase>((resolve) => (request.onsuccess = () => resolve(request.result)));
  const transaction = database.transaction(name, 'readwrite');
  records.slice(0, 1).forEach((record) => {
    edit(record);
    transaction.objectStore(name).put(record);
  });
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
}

beforeEach(() => {
  indexedDB = new IDBFactory();
  stores = [];
  globalThis.IDBKeyRange = IDBKeyRange;
});

afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(stores.map((store) => store.close()));
});

describe('HistoryStore', () => {
  it('gives back what was appended, pages and failures, with one layout', async () => {
    const reader = new PageReader();
    const scrapes: Scrape[] = [
      { t: NOW - 3000, snapshot: reader.read(pageOf(1), NOW - 3000) },
      { t: NOW - 2000, error: 'no answer' },
      {
        t: NOW - 1000,
        snapshot: reader.read('# HELP a x\na{constructor="1",__proto__="2"} NaN 5\nb -Inf\n', NOW - 1000),
      },
      { t: NOW, snapshot: parsePage(pageOf(4), NOW) },
    ];
    const store = await open();
    await store.append(scrapes);
    await store.close();
    const loaded = await (await open()).load(0);
    expect(loaded.map(plain)).toEqual(scrapes.map(plain));
    expect(layoutsOf(loaded).size).toBe(3);
    const { labels } = loaded[2].snapshot!.layout.series[0];
    expect([labels.constructor, labels.toString, Object.keys(labels)]).toEqual([
      '1',
      undefined,
      ['constructor', '__proto__'],
    ]);
    expect((await open()).problem).toBeUndefined();
  });

  it('gives a layout with which a reader can go on', async () => {
    const store = await open();
    await store.append([scrapeAt(NOW - 1000)]);
    const [{ snapshot }] = await store.load(0);
    const reader = new PageReader({ layout: snapshot!.layout });
    expect(reader.read(pageOf(5), NOW).layout).toBe(snapshot!.layout);
  });

  it('loads from a time on, and nothing from a clock that was ahead', async () => {
    const store = await open();
    await store.append([-3000, -2000, -1000, 1000].map((ago) => scrapeAt(NOW + ago)));
    expect(timesOf(await store.load(NOW - 2000))).toEqual([NOW - 2000, NOW - 1000]);
  });

  it('drops what lies ahead once the clock was set back', async () => {
    const store = await open();
    await store.append([scrapeAt(NOW + 3_600_000)]);
    await store.flush();
    await store.append([scrapeAt(NOW)]);
    await store.flush();
    expect(await stored('scrapes')).toHaveLength(1);
  });

  it('writes by itself after a while', async () => {
    const store = await open(SCOPE, { delay: 1 });
    await store.append([scrapeAt(NOW)]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await stored('scrapes')).toHaveLength(1);
  });

  it('drops exemplars only', async () => {
    const page = '# TYPE a counter\na_total 1 # {trace="1"} 1\n# EOF\n';
    const store = await open();
    await store.append([scrapeAt(NOW, page)]);
    const [loaded] = await store.load(0);
    expect(loaded.snapshot?.exemplars).toBeUndefined();
    expect(loaded.snapshot?.layout.families.get('a')?.type).toBe('counter');
  });

  it('keeps the older layout until its scrapes fall out', async () => {
    const store = await open(SCOPE, { keep: 2500 });
    const change = async (t: number, series: number) => {
      await store.append([scrapeAt(t, pageOf(t, series))]);
      await store.flush();
    };
    await change(NOW - 4000, 3);
    await change(NOW - 3000, 4);
    await change(NOW - 2000, 3);
    expect(await stored('layouts')).toHaveLength(2);
    await change(NOW, 3);
    expect(timesOf(await store.load(0))).toEqual([NOW - 2000, NOW]);
    expect(await stored('layouts')).toHaveLength(1);
  });

  it('trims by hand', async () => {
    const store = await open();
    await store.append([1, 2, 3].map((t) => scrapeAt(NOW - 10 + t)));
    await store.flush();
    await store.trim(NOW - 10 + 3);
    expect(timesOf(await store.load(0))).toEqual([NOW - 7]);
    await store.trim(Infinity);
    expect(await Promise.all(['scopes', 'layouts', 'scrapes'].map(stored))).toEqual([[], [], []]);
  });

  it('stays within its bytes, the oldest first', async () => {
    const store = await open(SCOPE, { maxBytes: 20_000 });
    for (let index = 0; index < 100; index++) {
      // Another layout every ten scrapes.
      const t = NOW - 1000 + index;
      await store.append([scrapeAt(t, pageOf(t, 10 + Math.floor(index / 10)))]);
      await store.flush();
    }
    const [{ bytes }] = await stored('scopes');
    const kept = timesOf(await store.load(0));
    const sum = await storedBytes();
    expect(bytes).toBe(sum);
    expect(sum).toBeLessThanOrEqual(20_000);
    expect(sum).toBeGreaterThan(15_000);
    expect(kept.at(-1)).toBe(NOW - 901);
    expect(kept).toHaveLength(kept.at(-1)! - kept[0] + 1);
  });

  it('counts the layout of a scrape that it drops, before it drops more', async () => {
    const wide = await open();
    await wide.append(Array.from({ length: 10 }, (_, index) => scrapeAt(NOW - 20 + index, pageOf(1, 100 + index))));
    await wide.close();
    const narrow = await open(SCOPE, { maxBytes: (await storedBytes()) / 2 });
    await narrow.append([scrapeAt(NOW)]);
    expect(timesOf(await narrow.load(0))).toEqual([-14, -13, -12, -11, 0].map((ago) => NOW + ago));
    expect(await stored('layouts')).toHaveLength(5);
  });

  it('stores the values only, where they are part of something larger', async () => {
    const store = await open();
    const { snapshot } = scrapeAt(NOW);
    await store.append([{ t: NOW, snapshot: { ...snapshot!, values: new Float64Array(100).subarray(0, 3) } }]);
    await store.flush();
    const [{ values }] = await stored('scrapes');
    expect((values as Float64Array).buffer.byteLength).toBe(24);
  });

  it('stays bounded over an hour of one-second ticks', async () => {
    let now = NOW;
    const store = await open(SCOPE, { keep: 60_000, now: () => now });
    const reader = new PageReader();
    let most = 0;
    for (let tick = 0; tick < 3600; tick++) {
      now += 1000;
      await store.append([{ t: now, snapshot: reader.read(pageOf(tick), now) }]);
      if (tick % 10 === 9) {
        await store.flush();
      }
      if (tick % 600 === 599) {
        most = Math.max(most, (await stored('scrapes')).length);
      }
    }
    expect(most).toBe(61);
    expect(await stored('layouts')).toHaveLength(1);
    const [{ bytes }] = await stored('scopes');
    expect(bytes).toBeLessThan(61 * 500 + 2000);
  }, 30_000);

  it('keeps scopes apart, and drops those unused for a day', async () => {
    let now = NOW;
    const other = await open('other', { now: () => now });
    const store = await open(SCOPE, { now: () => now });
    await store.append([scrapeAt(NOW - 1)]);
    await other.append([scrapeAt(NOW)]);
    await other.flush();
    expect(timesOf(await store.load(0))).toEqual([NOW - 1]);
    now += 25 * 60 * 60 * 1000;
    await store.append([scrapeAt(now)]);
    await store.flush();
    await open('third', { now: () => now });
    expect(timesOf(await store.load(0))).toEqual([now]);
    expect(await other.load(0)).toEqual([]);
    expect(await stored('layouts')).toHaveLength(1);
  });

  it('starts anew where another format is stored', async () => {
    for (const version of [FORMAT, FORMAT + 1]) {
      indexedDB = new IDBFactory();
      const request = indexedDB.open(DATABASE, version + 1);
      request.onupgradeneeded = () => request.result.createObjectStore('old');
      await new Promise((resolve) => (request.onsuccess = resolve));
      request.result.close();
      const store = await open();
      await store.append([scrapeAt(NOW)]);
      expect(await store.load(0)).toHaveLength(1);
      expect(store.problem).toBeUndefined();
      expect(await stored('scrapes')).toHaveLength(1);
    }
  });
});

describe('two tabs', () => {
  it('share one history and one layout, and store no scrape twice', async () => {
    const [first, second] = [await open(), await open()];
    await first.append([scrapeAt(NOW - 3), scrapeAt(NOW - 2)]);
    await second.append([scrapeAt(NOW - 2), scrapeAt(NOW - 1)]);
    await Promise.all([first.flush(), second.flush()]);
    const loaded = await first.load(0);
    expect(timesOf(loaded)).toEqual([NOW - 3, NOW - 2, NOW - 1]);
    expect(layoutsOf(loaded).size).toBe(1);
    expect(await stored('layouts')).toHaveLength(1);
    expect(await stored('scopes')).toEqual([expect.objectContaining({ bytes: await storedBytes() })]);
  });

  it('erase for each other, also what was not written yet, and go on', async () => {
    const [first, second] = [await open(), await open()];
    await first.append([scrapeAt(NOW - 3)]);
    await first.flush();
    await second.append([scrapeAt(NOW - 2)]);
    expect(await second.erase()).toBe(true);
    expect(await first.load(0)).toEqual([]);
    expect(await Promise.all(['scopes', 'layouts', 'scrapes'].map(stored))).toEqual([[], [], []]);
    await first.append([scrapeAt(NOW - 1)]);
    await first.flush();
    expect(timesOf(await second.load(0))).toEqual([NOW - 1]);
  });

  it('give way to another version of the plugin', async () => {
    const store = await open();
    const request = indexedDB.open(DATABASE, FORMAT + 1);
    await new Promise((resolve) => (request.onsuccess = resolve));
    expect(store.problem?.cause).toBe('replaced');
    await store.append([scrapeAt(NOW)]);
    await store.flush();
    expect([await store.load(0), await store.erase()]).toEqual([[], false]);
    const late = await open(SCOPE, { patience: 20 });
    expect(late.problem?.cause).toBe('blocked');
    request.result.close();
  });
});

describe('trouble', () => {
  it.each(['at once', 'at the end'])(
    'a full storage, seen %s, leaves the history in memory until erased',
    async (when) => {
      const store = await open();
      await store.append([scrapeAt(NOW - 2)]);
      await store.flush();
      const put = jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
        const full = new DOMException('full', 'QuotaExceededError');
        if (when === 'at once') {
          throw full;
        }
        const transaction = this.transaction as unknown as { _abort(name: string): void };
        queueMicrotask(() => transaction._abort('QuotaExceededError'));
        return {} as IDBRequest<IDBValidKey>;
      });
      await store.append([scrapeAt(NOW - 1)]);
      await store.flush();
      expect(store.problem?.cause).toBe('full');
      put.mockRestore();
      await store.append([scrapeAt(NOW)]);
      expect(timesOf(await store.load(0))).toEqual([NOW - 2]);
      expect(await store.erase()).toBe(true);
      expect(store.problem).toBeUndefined();
      await store.append([scrapeAt(NOW)]);
      expect(timesOf(await store.load(0))).toEqual([NOW]);
    }
  );

  it('takes no layout for stored that was not', async () => {
    const [store, other] = [await open(), await open('other')];
    const fail = jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await store.append([scrapeAt(NOW - 1)]);
    await store.flush();
    fail.mockRestore();
    await other.append([scrapeAt(NOW - 1, pageOf(1, 7))]);
    await other.flush();
    await store.erase();
    await store.append([scrapeAt(NOW)]);
    const [{ snapshot }] = await store.load(0);
    expect(snapshot?.layout.series).toHaveLength(3);
  });

  it('lets go of a database that opens too late', async () => {
    const request = { result: { close: jest.fn() } } as unknown as IDBOpenDBRequest;
    const store = await open(SCOPE, { indexedDB: { open: () => request } as unknown as IDBFactory, patience: 5 });
    expect(store.problem?.cause).toBe('unavailable');
    request.onsuccess?.(new Event('success'));
    expect(request.result.close).toHaveBeenCalledTimes(1);
  });

  it('ends with the storage itself', async () => {
    const opening = jest.spyOn(indexedDB, 'open');
    const store = await open();
    const request = opening.mock.results[0].value as IDBOpenDBRequest;
    forceCloseDatabase(request.result as unknown as typeof IDBDatabase);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(store.problem?.cause).toBe('closed');
    await store.append([scrapeAt(NOW)]);
    expect(await store.load(0)).toEqual([]);
  });

  it.each<[string, string, (record: Record<string, unknown>) => void]>([
    ['scrapes', 'a scrape without values', (record) => delete record.values],
    ['scrapes', 'a scrape with too few values', (record) => (record.values = new Float64Array(1))],
    ['scrapes', 'a scrape of other types', (record) => Object.assign(record, { values: 'x', layout: {} })],
    ['scrapes', 'timestamps that do not fit', (record) => (record.timestamps = new Float64Array(1))],
    ['scopes', 'a lost size', (record) => (record.bytes = 'x')],
  ])('drops damaged %s: %s', async (name, _, edit) => {
    const store = await open();
    await store.append([scrapeAt(NOW - 2), scrapeAt(NOW - 1)]);
    await store.flush();
    await spoil(name, edit);
    const loaded = await store.load(0);
    expect(timesOf(loaded)).toEqual(name === 'scopes' ? [NOW - 2, NOW - 1] : [NOW - 1]);
    await store.append([scrapeAt(NOW)]);
    expect(timesOf(await store.load(0)).at(-1)).toBe(NOW);
    expect(store.problem?.cause).toBe('damaged');
    expect((await stored('scopes'))[0].bytes).toBe(await storedBytes());
  });

  it.each<[string, (record: Record<string, unknown>) => void]>([
    ['no names', (record) => delete record.names],
    ['too few names', (record) => (record.names = [])],
    ['too few sets', (record) => (record.sets = [])],
    ['no families', (record) => (record.families = 1)],
  ])('drops a damaged layout and its scrapes: %s', async (_, edit) => {
    const store = await open();
    await store.append([scrapeAt(NOW - 2)]);
    await store.append([scrapeAt(NOW - 1, pageOf(1, 9))]);
    await store.flush();
    await spoil('layouts', edit);
    expect(timesOf(await store.load(0))).toEqual([NOW - 1]);
    expect(store.problem?.cause).toBe('damaged');
    expect(await stored('layouts')).toHaveLength(1);
  });

  it('works without a database', async () => {
    const broken = {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    } as unknown as IDBFactory;
    const silent = { open: () => ({}) } as unknown as IDBFactory;
    const refusing = {
      open: () => {
        const request = { error: new DOMException('no', 'InvalidStateError') } as unknown as IDBOpenDBRequest;
        setTimeout(() => request.onerror?.({ preventDefault: () => undefined } as Event));
        return request;
      },
    } as unknown as IDBFactory;
    for (const factory of [undefined, broken, silent, refusing]) {
      const store = await open(SCOPE, { indexedDB: factory, patience: 5 });
      await store.append([scrapeAt(NOW)]);
      await store.flush();
      await store.trim(NOW);
      expect(await store.load(0)).toEqual([]);
      expect(await store.erase()).toBe(false);
      expect(store.problem?.cause).toBe('unavailable');
      expect(store.problem?.text).toMatch(/reload\.$/);
    }
  });
});
