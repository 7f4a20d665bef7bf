import { lastValueFrom } from 'rxjs';
import { LinkedPrometheus } from '../../src/datasource/prometheus/linked-prometheus';
import { measureRange } from '../../src/datasource/prometheus/measure-range';
import { rateInterval } from '../../src/datasource/live/measure-run';
import { measureById } from '../../src/engine/measures/catalogue/catalogue';
import { LiveEvaluator } from '../../src/engine/measures/live/evaluate';
import { answersOf, forgetNothing, LinkedDatasource } from '../support/linked-datasource';
import { rewritten } from '../support/other-bounds';
import { recordedScrapes } from '../support/recordings';
import { difference, type Tally } from './compare';
import { type Member, mixedMembers, startFleet } from './fleet';

jest.setTimeout(120_000);

beforeAll(forgetNothing);
afterAll(() => jest.useRealTimers());

const step = 2000;
const recorded = recordedScrapes('healthy-0.32.0');
const half = Math.floor(recorded.length / 2);
const usual = { scrapes: recordedScrapes('kv-pressure-0.32.0'), target: { job: 'vllm', instance: 'usual:8000' } };
const other = (scrapes: Member['scrapes']): Member => ({ scrapes, target: { job: 'vllm', instance: 'other:8000' } });

/** How the share is asked for, once what is needed is known. */
const out = {
  ofAll: /^sum by \([^)]*le\) \((?!count_over_time).*_bucket(?!.*_count)(?!.*le=)/,
  ofTwo: /^sum by \([^)]*le\) \(rate\(.*_bucket\{.*\|\\\\\+Inf"/,
  ofFormula: /and ignoring\(le\)/,
};

const cases: Array<[string, Member[], string, Record<string, number>, Array<keyof typeof out>]> = [
  ['of engines that all have it', [usual, other(recorded)], 'ttft', { ttft_objective: 1 }, ['ofAll', 'ofTwo']],
  [
    'written in two ways',
    [usual, other(rewritten(recorded, '1.0', '1'))],
    'ttft',
    { ttft_objective: 1 },
    ['ofAll', 'ofTwo'],
  ],
  [
    'that one engine lacks',
    [usual, other(rewritten(recorded, '1.0', '1.1'))],
    'ttft',
    { ttft_objective: 1 },
    ['ofAll', 'ofFormula'],
  ],
  [
    'that one engine lost',
    [usual, other([...recorded.slice(0, half), ...rewritten(recorded.slice(half), '1.0', '1.1')])],
    'ttft',
    { ttft_objective: 1 },
    ['ofAll', 'ofFormula'],
  ],
  ['that nobody has', [usual, other(recorded)], 'ttft', { ttft_objective: 1.3 }, ['ofAll', 'ofFormula']],
  ['under an older name too', mixedMembers(), 'itl', { itl_objective: 0.1 }, []],
  ['that an older name lacks', mixedMembers(), 'itl', { itl_objective: 0.025 }, ['ofFormula']],
];

test.each(cases)('the share within a bound %s equals the live one', async (_, members, family, objectives, ways) => {
  const { prometheus, sources } = await startFleet(members);
  try {
    const start = Math.round(members[0].scrapes[0].t * 1000);
    const span = { from: start + 8000, to: start + 50_000 };
    const tally: Tally = { values: 0, differences: [] };
    for (const by of [[], ['instance']]) {
      const datasource = new LinkedDatasource(answersOf(prometheus));
      datasource.settings = { uid: 'prom', type: 'prometheus', jsonData: { timeInterval: '1s' } };
      const link = new LinkedPrometheus('prom', '', datasource.list);
      const asked = (id: string, step: number) =>
        lastValueFrom(measureRange(link, { measure: measureById(id), by, filters: [], objectives, step }, span));
      const [read, , alone] = await Promise.all([
        asked(`${family}_within`, step),
        asked(`${family}_p95`, step),
        asked(`${family}_within`, 2 * step),
      ]);
      const texts = datasource.requests.map(({ targets }) => targets[0].expr);
      ways.forEach((way) => expect(texts).toContainEqual(expect.stringMatching(out[way])));
      expect(texts.some((text) => out.ofFormula.test(text))).toBe(ways.includes('ofFormula'));
      compareTo(read, step, `${by} among all buckets`);
      // The next step of the ladder.
      compareTo(alone, 5000, `${by} alone`);

      function compareTo(series: typeof read, own: number, what: string) {
        for (let at = Math.ceil(span.from / own) * own; at <= span.to; at += own) {
          const dialect = prometheus.version.startsWith('2.') ? 'prometheus-2' : 'prometheus-3';
          const window = rateInterval(own, 1000);
          const options = { at, window, by, objectives, staleness: false, dialect } as const;
          const lives = new LiveEvaluator(sources, options).measure(measureById(`${family}_within`));
          const answered = series.flatMap(({ labels, times, values }) => {
            const value = values[times.indexOf(at)] ?? null;
            return value === null ? [] : [{ labels, value }];
          });
          difference(`${what} at ${at}`, answered, lives, tally);
        }
      }
    }
    expect(tally.differences.slice(0, 20)).toEqual([]);
    expect(tally.values).toBeGreaterThan(ways.includes('ofFormula') && objectives.ttft_objective === 1.3 ? -1 : 50);
  } finally {
    await prometheus.stop();
  }
});
