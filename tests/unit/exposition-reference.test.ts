import fc from 'fast-check';
import { ExpositionError } from '../../src/engine/exposition/errors';
import { keyOf, setTextOf } from '../../src/engine/exposition/keys';
import { numberOf } from '../../src/engine/exposition/numbers';
import { PageReader, parsePage } from '../../src/engine/exposition/parse';
import { describeSnapshot, expectedOutcome, outcome } from '../support/compare-parsers';
import { numberToken, pageArbitrary, pageSequence } from '../support/page-arbitraries';
import { recordedPages } from '../support/recorded-pages';
import { referenceParse } from '../support/reference-parser';

const recordings = recordedPages();

describe('the parser against the reference parser', () => {
  it('reads generated pages the same, refusals and their lines included', () => {
    let read = 0;
    fc.assert(
      fc.property(pageArbitrary, (page) => {
        const expected = expectedOutcome(page);
        read += 'samples' in expected ? 1 : 0;
        expect(outcome(page)).toEqual(expected);
      }),
      { numRuns: 4000, seed: 20260801 }
    );
    expect(read).toBeGreaterThan(400);
  });

  it('reads pages of one reader as it reads each alone', () => {
    fc.assert(
      fc.property(pageSequence, (pages) => {
        const reader = new PageReader();
        for (const page of pages) {
          expect(outcome(page, reader)).toEqual(outcome(page));
          expect(outcome(page)).toEqual(expectedOutcome(page));
        }
      }),
      { numRuns: 1500, seed: 20260802 }
    );
  });

  it('warns of the same lines for series that are on a page twice', () => {
    fc.assert(
      fc.property(pageArbitrary, (page) => {
        const expected = referenceParse(page);
        const reader = new PageReader();
        if ('samples' in expected) {
          reader.read(page, 0);
          expect(reader.warnings.map(({ line }) => line)).toEqual(expected.repeated.map(({ line }) => line));
        } else {
          expect(() => reader.read(page, 0)).toThrow(ExpositionError);
        }
      }),
      { numRuns: 2000, seed: 20260803 }
    );
  });

  it.each([...recordings.keys()])('reads every page of %s the same, alone and in turn', (name) => {
    const reader = new PageReader();
    for (const page of recordings.get(name)!) {
      const snapshot = reader.read(page, 0);
      const expected = expectedOutcome(page);
      expect(JSON.stringify(describeSnapshot(snapshot))).toBe(JSON.stringify(expected));
      expect(JSON.stringify(outcome(page))).toBe(JSON.stringify(expected));
    }
  });

  it.each([...recordings.keys()])('keeps one layout for the pages of %s that have the same series', (name) => {
    const reader = new PageReader();
    const layouts = new Set(recordings.get(name)!.map((page) => reader.read(page, 0).layout));
    const shapes = recordings.get(name)!.map((page) => page.replace(/ \S+$/gm, ''));
    const changes = shapes.filter((shape, index) => index > 0 && shape !== shapes[index - 1]).length;
    expect(layouts.size).toBeLessThanOrEqual(changes + 1);
  });
});

describe('series keys', () => {
  const labels = fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), fc.string({ minLength: 1, maxLength: 6 }), {
    maxKeys: 3,
  });
  const series = fc.tuple(fc.string({ minLength: 1, maxLength: 4 }), labels);
  const key = ([name, set]: [string, Record<string, string>]) =>
    keyOf(name, setTextOf(Object.keys(set), Object.values(set)));

  it('differ for different series and agree for equal ones', () => {
    fc.assert(
      fc.property(series, series, (a, b) => {
        const sorted = ([name, set]: [string, Record<string, string>]) =>
          JSON.stringify([name, Object.entries(set).sort()]);
        expect(key(a) === key(b)).toBe(sorted(a) === sorted(b));
      })
    );
  });

  it('are what a page with that key exposes', () => {
    fc.assert(
      fc.property(series, ([name, set]) => {
        fc.pre(!/[\r]/.test(name + JSON.stringify(set).replace(/\\r/g, '\r')) && !('__name__' in set));
        const text = key([name, set]);
        const [read] = parsePage(`${text} 1\n`, 0).layout.series;
        expect({ ...read, labels: { ...read.labels } }).toEqual({ key: text, name, labels: { ...set } });
      })
    );
  });
});

describe('numbers', () => {
  it('are read inside a page as they are alone', () => {
    fc.assert(
      fc.property(numberToken, (token) => {
        const alone = numberOf(token);
        const page = `a ${token}\n`;
        if (alone === undefined) {
          expect(() => parsePage(page, 0)).toThrow(ExpositionError);
        } else {
          expect(Object.is(parsePage(page, 0).values[0], alone)).toBe(true);
        }
      }),
      { numRuns: 5000, seed: 20260804 }
    );
  });
});
