import fc from 'fast-check';
import type { RequestResult, RunRecord } from '../types';
import { readRunJson } from './read-run-json';
import { runJson } from './run-json';

const ms = fc.double({ min: 0, max: 1e7, noNaN: true }).map((value) => value + 0);
const count = fc.nat();
const text = fc.string({ unit: 'binary' });
/** Objects as JSON.parse makes them. */
const plain = { noNullPrototype: true };
const optional = { ...plain, requiredKeys: [] };

const result: fc.Arbitrary<RequestResult> = fc.record(
  {
    side: fc.constant('A' as const),
    ...{ prompt: text, round: count, stream: count, due: ms, sent: ms, ended: ms, ttft: ms, tpot: ms },
    ...{ gaps: fc.array(ms), promptTokens: count, cachedTokens: count, tokens: count, tokensAreCounted: fc.boolean() },
    ...{ finish: text, stopped: fc.constant(true as const) },
    failure: fc.record(
      { kind: fc.constantFrom('busy' as const, 'cut-off' as const), message: text, status: count, retryAfter: count },
      { ...plain, requiredKeys: ['kind', 'message'] }
    ),
    server: fc.record({ queue: ms, prefill: ms, decode: ms, meanGap: ms }, optional),
  },
  {
    ...plain,
    requiredKeys: [
      ...(['side', 'prompt', 'round', 'stream', 'due', 'sent', 'ended', 'gaps', 'tokens', 'tokensAreCounted'] as const),
    ],
  }
);

const anyRun: fc.Arbitrary<RunRecord> = fc.record(
  {
    ...{ id: text, began: count, ended: count, cancelled: fc.boolean(), prompts: fc.array(text) },
    targets: fc
      .record({ side: fc.constant('A' as const), datasource: text, name: text, model: text })
      .map((one) => [{ ...one }]),
    settings: fc.record(
      {
        ...{
          concurrency: count,
          rate: ms,
          repeats: count,
          warmUp: count,
          maxTokens: count,
          temperature: ms,
          seed: count,
        },
        ...{ ignoreEos: fc.boolean(), fresh: fc.boolean(), together: fc.boolean() },
        objectives: fc.record({ ttft: ms, tpot: ms, e2e: ms }, optional),
      },
      {
        ...plain,
        requiredKeys: [
          ...(['concurrency', 'repeats', 'warmUp', 'maxTokens', 'ignoreEos', 'seed', 'fresh', 'together'] as const),
          'objectives',
        ],
      }
    ),
    results: fc.array(result, { maxLength: 8 }),
    series: fc.array(
      fc.array(fc.tuple(ms, fc.option(ms)), { maxLength: 5 }).map((points) => ({
        ...{ side: 'A' as const, measure: 'requests_running' },
        ...{ times: points.map(([at]) => at), values: points.map(([, value]) => value) },
      })),
      { maxLength: 3 }
    ),
  },
  plain
);

test('any run is read in again as it was', () => {
  fc.assert(fc.property(anyRun, (run) => expect(readRunJson(`\uFEFF${runJson(run)}`)).toStrictEqual(run)));
});
