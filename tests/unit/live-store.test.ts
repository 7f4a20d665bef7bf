import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { HistoryStore } from '../../src/datasource/live/store/history-store';
import { PageReader } from '../../src/engine/exposition/parse';
import { recordedScrapes, recordingNames, sourceOf } from '../support/recordings';

globalThis.IDBKeyRange = IDBKeyRange;

/** Bit by bit, so that a negative zero or another NaN would be seen. */
const bits = (values: Float64Array | undefined) => values && Buffer.from(values.buffer).toString('base64');

describe.each(recordingNames())('the stored history of %s', (name) => {
  it('comes back equal, and the next page goes on with its layout', async () => {
    const recorded = recordedScrapes(name);
    const { scrapes } = sourceOf(recorded, {});
    const last = scrapes[scrapes.length - 1].t;
    const options = { indexedDB: new IDBFactory(), keep: last - scrapes[0].t, now: () => last };
    const store = await HistoryStore.open('scope', options);
    for (const scrape of scrapes) {
      await store.append([scrape]);
    }
    await store.close();

    const other = await HistoryStore.open('scope', options);
    const loaded = await other.load(0);
    expect(loaded.map(({ t, error }) => ({ t, error }))).toEqual(scrapes.map(({ t, error }) => ({ t, error })));
    const layouts = new Map(scrapes.map(({ snapshot }, index) => [snapshot?.layout, loaded[index].snapshot?.layout]));
    loaded.forEach(({ snapshot }, index) => {
      expect(bits(snapshot?.values)).toBe(bits(scrapes[index].snapshot?.values));
      expect(snapshot?.layout).toBe(layouts.get(scrapes[index].snapshot?.layout));
    });
    layouts.forEach((stored, original) => {
      expect(stored?.series).toEqual(original?.series);
      expect(stored?.families).toEqual(original?.families);
    });

    const page = recorded.filter((scrape) => scrape.page !== undefined).at(-1)?.page ?? '';
    const layout = loaded.filter(({ snapshot }) => snapshot).at(-1)?.snapshot?.layout;
    expect(new PageReader({ layout }).read(page, last).layout).toBe(layout);
    expect(other.problem).toBeUndefined();
    await other.close();
  });
});
