import { PageReader } from '../../src/engine/exposition/parse';
import { expectedOutcome, outcome } from '../support/compare-parsers';
import { mutated, randomSource } from '../support/mutate';
import { recordedPages } from '../support/recorded-pages';

const SEED = Number(process.env.FUZZ_SEED ?? 20260801);
const WINDOWS = 400;
const MUTANTS_PER_WINDOW = 500;
const FULL_PAGES = 300;
const SAMPLED = 40;
const LIMIT = 1000;

/** Whole lines of about 1.5 KB, cut from real pages; every fifth window in OpenMetrics. */
function windows(random: (below: number) => number): string[] {
  const pages = [...recordedPages().values()].flat();
  return Array.from({ length: WINDOWS }, (_, index) => {
    const page = pages[random(pages.length)];
    const start = page.indexOf('\n', random(page.length - 2000)) + 1;
    const end = page.indexOf('\n', start + 700 + random(900)) + 1;
    const window = page.slice(start, end || undefined);
    return index % 5 === 0 ? `${window}# EOF\n` : window;
  });
}

describe(`mutated pages (FUZZ_SEED=${SEED})`, () => {
  it('are read or refused as the reference parser does, and never in any other way', () => {
    const random = randomSource(SEED);
    let runs = 0;
    let accepted = 0;
    let slowest = 0;
    for (const window of windows(random)) {
      const reader = new PageReader();
      let page = window;
      for (let mutant = 0; mutant < MUTANTS_PER_WINDOW; mutant++) {
        page = mutated(mutant % 4 === 0 || page.length > 4000 ? window : page, random);
        const start = performance.now();
        const read = outcome(page, reader);
        slowest = Math.max(slowest, performance.now() - start);
        accepted += 'samples' in read ? 1 : 0;
        if (++runs % SAMPLED === 0) {
          const expected = JSON.stringify(expectedOutcome(page));
          expect({ page, read: JSON.stringify(read) }).toEqual({ page, read: expected });
          expect({ page, read: JSON.stringify(outcome(page)) }).toEqual({ page, read: expected });
        }
      }
    }
    expect(runs).toBeGreaterThanOrEqual(200000);
    expect(accepted / runs).toBeGreaterThan(0.1);
    expect(slowest).toBeLessThan(LIMIT);
  }, 120000);

  it('of full size are read or refused as the reference parser does', () => {
    const random = randomSource(SEED + 1);
    const pages = [...recordedPages().values()].flat();
    const reader = new PageReader();
    for (let run = 0; run < FULL_PAGES; run++) {
      const page = mutated(pages[random(pages.length)], random);
      const read = outcome(page, reader);
      if (run % 10 === 0) {
        expect(JSON.stringify(read)).toBe(JSON.stringify(expectedOutcome(page)));
      }
    }
  }, 60000);

  it('take no more than linear time, whatever they are full of', () => {
    const size = 1000000;
    const bodies = [
      'a',
      '1',
      ' ',
      '\t',
      '"',
      '\\',
      '{',
      '}',
      ',',
      '#',
      '\r',
      '\u0000',
      'a{b="',
      'a{b="c",',
      '\\"',
      '1e',
      'a 1\n',
      '# HELP a \\n',
    ];
    const frames = [
      (body: string) => body,
      (body: string) => `a{b="${body}`,
      (body: string) => `a ${body}x\n`,
      (body: string) => `# TYPE a ${body}x\n`,
    ];
    for (const body of bodies) {
      for (const frame of frames) {
        const page = frame(body.repeat(size / body.length));
        const start = performance.now();
        outcome(page);
        expect({ body, took: performance.now() - start < 2 * LIMIT }).toEqual({ body, took: true });
      }
    }
  }, 120000);
});
