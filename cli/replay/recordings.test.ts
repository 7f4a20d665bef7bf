import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PageReader } from '../../src/engine/exposition/parse';
import { readRecordingFile } from '../io/recording-file';
import { Player } from './player';

const RECORDINGS = join(__dirname, '../../tests/recordings');
const NOW = 1_900_000_000_000;
const LOOPS = 3;

/** Every series of the page that must only rise: by what the real parser makes of the page. */
function counters(text: string, reader: PageReader): { values: Map<string, number>; start: number } {
  const { layout, values } = reader.read(text, 0);
  const rising = new Map<string, number>();
  let start = Number.NaN;
  layout.series.forEach(({ key, name }, i) => {
    const type = layout.families.get(name)?.type;
    const parent = layout.families.get(name.replace(/_(bucket|sum|count)$/, ''))?.type;
    if (type === 'counter' || (type === undefined && (parent === 'histogram' || parent === 'summary'))) {
      rising.set(key, values[i]);
    }
    start = name === 'process_start_time_seconds' ? values[i] : start;
  });
  return { values: rising, start };
}

describe.each(readdirSync(RECORDINGS))('replaying %s', (name) => {
  const { scrapes, problems } = readRecordingFile(join(RECORDINGS, name));
  const restarts = name.startsWith('restart-') ? 1 : 0;

  it(`never lets a counter fall in ${LOOPS} loops, save at the recording's own restart`, () => {
    expect(problems).toEqual([]);
    const player = new Player(scrapes, { startedAtMs: NOW });
    const reader = new PageReader();
    const last = new Map<string, number>();
    const starts: number[] = [];
    for (let ms = 0; ms < LOOPS * player.passMs; ms += 1000) {
      const answer = player.answerAt(NOW + ms);
      if (answer.kind !== 'page') {
        continue;
      }
      const { values, start } = counters(answer.text, reader);
      const fell = [...values].filter(([key, value]) => value < (last.get(key) ?? 0));
      const lost = [...last.keys()].filter((key) => !values.has(key));
      if (!Object.is(start, starts.at(-1))) {
        expect(fell.length > 0).toBe(starts.length > 0);
        starts.push(start);
        last.clear();
      } else {
        expect({ ms, fell, lost }).toEqual({ ms, fell: [], lost: [] });
      }
      expect(values.size).toBeGreaterThan(100);
      expect(start > (NOW + ms) / 1000).toBe(false);
      values.forEach((value, key) => last.set(key, value));
    }
    expect(new Set(starts).size).toBe(1 + restarts * LOOPS);
    expect(starts).toHaveLength(1 + restarts * LOOPS);
  });

  it('serves the first pass as recorded, but for the times', () => {
    const player = new Player(scrapes, { startedAtMs: NOW });
    const plain = (page: string) => page.split('\n').filter((line) => !/_created|^process_start_time/.test(line));
    for (const [i, scrape] of scrapes.entries()) {
      const answer = player.answerAt(NOW + (scrape.t - scrapes[0].t) * 1000 + 1);
      expect(answer.kind).toBe(scrape.page === undefined ? 'failure' : 'page');
      if (answer.kind === 'page' && i % 10 === 0) {
        expect(plain(answer.text)).toEqual(plain(scrape.page ?? ''));
      }
    }
  });
});
