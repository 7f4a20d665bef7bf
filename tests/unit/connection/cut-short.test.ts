import { isCutShort } from '../../../src/datasource/connection/cut-short';
import { problemOf } from '../../../src/datasource/connection/problem-of';
import { parsePage } from '../../../src/engine/exposition/parse';
import { recordedPages } from '../../support/recorded-pages';

const recordings = recordedPages();
const layout = (page: string) => parsePage(page, 0).layout;
const isRefused = (body: string) => problemOf({ status: 200, body }, Infinity) !== undefined;

describe('isCutShort', () => {
  it.each(['healthy-0.32.0', 'data-parallel-2-0.32.0', 'healthy-0.12.0'])(
    'knows a page of %s that was cut off between any two lines, where nothing else tells',
    (name) => {
      const page = recordings.get(name)?.at(-1) ?? '';
      const whole = layout(page);
      let told = 0;
      for (let end = page.indexOf('\n') + 1; end < page.length; end = page.indexOf('\n', end) + 1) {
        const cut = page.slice(0, end);
        told += isRefused(cut) ? 1 : 0;
        expect([end, isRefused(cut) || isCutShort(whole, layout(cut))]).toEqual([end, true]);
      }
      expect(told).toBeGreaterThan(100);
    }
  );

  it('finds no page cut short that an engine really wrote, be it after a restart', () => {
    for (const [name, pages] of recordings) {
      const layouts = pages.map(layout);
      const cut = pages.filter((page, at) => isRefused(page) || (at > 0 && isCutShort(layouts[at - 1], layouts[at])));
      expect([name, cut.length]).toEqual([name, 0]);
    }
  });

  it('finds none between two versions at the same address', () => {
    const pages = [...recordings.values()].map((all) => layout(all[0]));
    for (const previous of pages) {
      expect(pages.filter((next) => isCutShort(previous, next))).toEqual([]);
    }
  });
});
