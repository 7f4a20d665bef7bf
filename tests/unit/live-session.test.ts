import fc from 'fast-check';
import type { Source } from '../../src/engine/exposition/types';
import { measures } from '../../src/engine/measures/catalogue/catalogue';
import { type EvaluateOptions, LiveEvaluator } from '../../src/engine/measures/live/evaluate';
import { rangeFunction } from '../../src/engine/measures/live/range-functions';
import { SeriesReader } from '../../src/engine/measures/live/series';
import { LiveSession } from '../../src/engine/measures/live/session';
import { samplesOf } from '../../src/engine/measures/live/shape';
import type { RecordedScrape } from '../../src/engine/recording/types';
import { recordedScrapes, recordingNames, sourceOf } from '../support/recordings';

const names = recordingNames();
const sampleOf = /^(vllm:[^ ]+) ([^ ]+)$/gm;

/** What may befall a page between the engine and its reader. */
const accidents: Record<string, (page: string, t: number) => string | undefined> = {
  none: (page) => page,
  'the scrape fails': () => undefined,
  'counters fall': (page) => page.replace(sampleOf, (_, name, value) => `${name} ${Math.floor(Number(value) / 2)}`),
  'series are missing': (page) =>
    page
      .split('\n')
      .filter((line, i) => line.startsWith('#') || i % 7 !== 3)
      .join('\n'),
  'labels occur twice': (page) =>
    page.replace(/^(vllm:(?:num_requests_running|generation_tokens_total)\{)(.*)$/gm, (line, start, rest) =>
      [line, `${start}instance="x",${rest}`, `${start}exported_instance="x",${rest}`].join('\n')
    ),
  'samples have times': (page, t) =>
    page.replace(/^(vllm:prompt_tokens_total.*)$/gm, `$1 ${Math.round(t * 1000) - 2500}`),
};

const accident = fc.oneof(
  { weight: 12, arbitrary: fc.constant('none') },
  { weight: 3, arbitrary: fc.constantFrom(...Object.keys(accidents)) }
);

/** Recordings as they would have been, moved to the same start. */
const sourcesArbitrary = fc
  .array(fc.tuple(fc.constantFrom(...names), fc.array(accident, { minLength: 40, maxLength: 40 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((members) =>
    members.map(([name, happened], i): Source => {
      const scrapes = recordedScrapes(name).slice(0, happened.length);
      const befallen = scrapes.map((scrape, at): RecordedScrape => {
        const page =
          scrape.page === undefined ? undefined : accidents[happened[at]](scrape.page, scrape.t - scrapes[0].t);
        return page === undefined ? { t: scrape.t, status: 0, error: 'refused' } : { t: scrape.t, status: 200, page };
      });
      return sourceOf(befallen, { job: `job-${i % 2}`, instance: name }, -scrapes[0].t);
    })
  );

const optionsArbitrary: fc.Arbitrary<EvaluateOptions> = fc.record({
  at: fc.integer({ min: 0, max: 42_000 }),
  window: fc.constantFrom(3000, 15_000, 30_000),
  by: fc.constantFrom([], ['engine'], ['job', 'model_name'], ['exported_instance', 'instance']),
  filters: fc.constantFrom(
    undefined,
    [{ label: 'engine', op: '!=', value: '1' } as const],
    [{ label: 'finished_reason', op: '=~', value: 'stop|' } as const]
  ),
  dialect: fc.constantFrom('prometheus-2', 'prometheus-3'),
  staleness: fc.boolean(),
  lookback: fc.constantFrom(5000, 300_000),
});

/** Every sign of a number counts: NaN, -0 and the last digit. */
function exactly(value: unknown): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'number' ? (Object.is(one, -0) ? '-0' : String(one)) : one));
}

/** The sources as they were at an instant. */
function upTo(sources: readonly Source[], at: number): Source[] {
  return sources.map(({ target, scrapes }) => ({ target, scrapes: scrapes.filter(({ t }) => t <= at) }));
}

test('a session gives what an evaluator of its own gives, whatever came before', () => {
  fc.assert(
    fc.property(sourcesArbitrary, fc.array(optionsArbitrary, { minLength: 1, maxLength: 8 }), (sources, asked) => {
      const session = new LiveSession();
      for (const options of asked) {
        const known = upTo(sources, options.at);
        for (const measure of measures) {
          const expected = new LiveEvaluator(known, options).measure(measure);
          expect(exactly(session.evaluator(known, options).measure(measure))).toBe(exactly(expected));
        }
      }
    }),
    { numRuns: 15 }
  );
});

test('rates, increases and resets out of edges and falls are those of all samples', () => {
  const read = [
    'generation_tokens_total',
    'time_to_first_token_seconds_bucket',
    'num_requests_running',
    'prompt_tokens_total',
  ];
  fc.assert(
    fc.property(sourcesArbitrary, fc.array(optionsArbitrary, { minLength: 1, maxLength: 8 }), (sources, asked) => {
      for (const { at, window, dialect = 'prometheus-3' } of asked) {
        const reader = new SeriesReader(sources, { at, window, dialect, lookback: 5000, staleness: true });
        for (const name of read.map((one) => `vllm:${one}`)) {
          for (const fn of ['rate', 'increase', 'resets'] as const) {
            const expected = reader.range(name).flatMap((series) => {
              const value = rangeFunction(fn, series, dialect);
              return value === undefined ? [] : [{ labels: series.labels, value }];
            });
            expect(exactly(samplesOf(reader.over(name, fn)))).toBe(exactly(expected));
          }
        }
      }
    }),
    { numRuns: 40 }
  );
});

test('what is asked again at the same instant is evaluated once', () => {
  const sources = [sourceOf(recordedScrapes(names[0]).slice(0, 5), { job: 'vllm' })];
  const options = { at: sources[0].scrapes[4].t, window: 15_000 };
  const session = new LiveSession();
  const first = session.evaluator(sources, options);
  expect(session.evaluator([{ ...sources[0], target: { job: 'vllm' } }], { ...options })).toBe(first);
  expect(session.evaluator(upTo(sources, options.at), options)).not.toBe(first);
  expect(session.evaluator([{ ...sources[0], target: { job: 'other' } }], options)).not.toBe(first);
  expect(session.evaluator(sources, options)).toBe(first);
});
