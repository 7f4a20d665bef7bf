import type { Source } from '../../src/engine/exposition/types';
import { measureById } from '../../src/engine/measures/catalogue/catalogue';
import { aggregate, type Expression, total } from '../../src/engine/measures/expression';
import { LiveEvaluator } from '../../src/engine/measures/live/evaluate';
import { boundOf } from '../../src/engine/measures/live/histogram';
import { type ClientRequest, clientRequests, recordedScrapes, recordingNames, sourceOf } from '../support/recordings';

const target = { job: 'vllm', instance: 'engine:8000' };

interface Truth {
  readonly finished: number;
  readonly firstTokens: number;
  readonly promptTokens: number;
  readonly generationTokens: number;
}

function clientTruth(requests: readonly ClientRequest[]): Truth {
  const whole = requests.filter(({ finish }) => finish);
  const sum = (of: (request: ClientRequest) => number | undefined) =>
    whole.reduce((result, request) => result + (of(request) ?? 0), 0);
  return {
    finished: whole.length,
    firstTokens: requests.filter(({ ttft }) => typeof ttft === 'number').length,
    promptTokens: sum(({ usage }) => usage?.prompt_tokens),
    generationTokens: sum(({ usage }) => usage?.completion_tokens),
  };
}

/** The engine's own counters on the last page of a recording. */
function engineTruth(source: Source): Truth {
  const at = source.scrapes[source.scrapes.length - 1].t;
  const evaluator = new LiveEvaluator([source], { at, window: 60_000 });
  const value = (expression: Expression) => evaluator.expression(expression)[0].value;
  return {
    finished: value(total('finished')),
    firstTokens: value(aggregate('sum', { op: 'value', signal: 'ttft', part: 'count' })),
    promptTokens: value(total('prompt_tokens')),
    generationTokens: value(total('generation_tokens')),
  };
}

// Counters of a restarted engine begin again, so only what the client did afterwards can be in them.
const phasesOf: Readonly<Record<string, readonly string[]>> = { 'restart-0.32.0': ['load-again'] };
const inexact = new Set(['healthy-0.32.0', 'kv-pressure-0.32.0', 'restart-0.32.0']);

function requestsOf(name: string): ClientRequest[] {
  const phases = phasesOf[name];
  return clientRequests(name).filter(({ phase }) => !phases || phases.includes(phase));
}

describe('final counters equal what the client saw', () => {
  test.each(recordingNames().filter((name) => !inexact.has(name)))('%s, exactly', (name) => {
    expect(engineTruth(sourceOf(recordedScrapes(name), target))).toEqual(clientTruth(requestsOf(name)));
  });

  test('healthy-0.32.0: streams closed by the client got a first token and never finished', () => {
    const engine = engineTruth(sourceOf(recordedScrapes('healthy-0.32.0'), target));
    const client = clientTruth(requestsOf('healthy-0.32.0'));
    const aborted = requestsOf('healthy-0.32.0').filter(({ aborted: closed }) => closed).length;
    expect(aborted).toBe(248);
    expect(engine.finished).toBe(client.finished);
    expect(engine.firstTokens).toBe(client.firstTokens);
    expect(engine.firstTokens - engine.finished).toBe(aborted);
    // Tokens of aborted streams count too: at least the ten that each client read before it hung up.
    expect(engine.generationTokens).toBeGreaterThanOrEqual(client.generationTokens + 9 * aborted);
    expect(engine.promptTokens).toBeGreaterThan(client.promptTokens);
  });

  test('kv-pressure-0.32.0: preempted requests lose nothing that the client received', () => {
    const engine = engineTruth(sourceOf(recordedScrapes('kv-pressure-0.32.0'), target));
    const client = clientTruth(requestsOf('kv-pressure-0.32.0'));
    expect(engine.finished).toBe(client.finished);
    // The load was cut off at the end of its phase: what was in flight then has a first token here and no end anywhere.
    expect(engine.firstTokens).toBeGreaterThanOrEqual(client.firstTokens);
    expect(engine.firstTokens - client.firstTokens).toBeLessThanOrEqual(24);
    expect(engine.promptTokens).toBeGreaterThanOrEqual(client.promptTokens);
    expect(engine.generationTokens).toBeGreaterThanOrEqual(client.generationTokens);
  });

  test('restart-0.32.0: the counters know only what came after the restart', () => {
    const engine = engineTruth(sourceOf(recordedScrapes('restart-0.32.0'), target));
    const after = clientTruth(requestsOf('restart-0.32.0'));
    const all = clientTruth(clientRequests('restart-0.32.0'));
    expect(engine.finished).toBeGreaterThanOrEqual(after.finished);
    expect(engine.finished).toBeLessThan(all.finished);
    expect(engine.generationTokens).toBeGreaterThanOrEqual(after.generationTokens);
  });
});

describe('TTFT quantiles fall into the bucket that the client measured, or a neighbour', () => {
  const cases = recordingNames().flatMap((name) => [0.5, 0.95].map((q) => [name, q] as const));
  const outside = 'data-parallel-2-0.32.0';

  test.each(cases.filter(([name]) => name !== outside))('%s q=%d', (name, q) => {
    const { client, engine } = bucketsOf(name, q);
    expect(Math.abs(client - engine)).toBeLessThanOrEqual(1);
  });

  test.each(cases.filter(([name]) => name === outside))(
    '%s q=%d: the client waited before the server took the request',
    (name, q) => {
      const { client, engine } = bucketsOf(name, q);
      expect(engine).toBeLessThanOrEqual(client);
      // What the server itself measured of whole requests agrees with the engine, not with the client.
      const { snapshot } = sourceOf(recordedScrapes(name), target).scrapes.slice(-1)[0];
      const sum = (series: string) =>
        (snapshot?.layout.positions(series) ?? []).reduce((total_, at) => total_ + (snapshot?.values[at] ?? NaN), 0);
      const served = sum('http_request_duration_highr_seconds_sum');
      const clientSum = clientRequests(name).reduce((total_, { e2e }) => total_ + (e2e ?? 0), 0);
      expect(Math.abs(served / sum('vllm:e2e_request_latency_seconds_sum') - 1)).toBeLessThan(0.02);
      expect(clientSum).toBeGreaterThan(1.5 * served);
    }
  );

  function bucketsOf(name: string, q: number): { client: number; engine: number } {
    const source = sourceOf(recordedScrapes(name), target);
    const { scrapes } = source;
    const requests = requestsOf(name);
    const end = scrapes[scrapes.length - 1].t;
    const start = Math.max(scrapes[0].t - 1, Math.min(...requests.map(({ start: began }) => began * 1000)) - 1500);
    const evaluator = new LiveEvaluator([source], { at: end, window: end - start });
    const [value] = evaluator.measure(measureById(`ttft_p${q * 100}`));
    const client = requests
      .filter(({ ttft, start: began }) => typeof ttft === 'number' && began * 1000 > start)
      .map(({ ttft }) => ttft as number)
      .sort((a, b) => a - b);
    const exact = client[Math.ceil(q * client.length) - 1];
    const bounds = boundsOf(source);
    const bucket = (x: number) => bounds.findIndex((bound) => x <= bound);
    expect(client.length).toBeGreaterThan(50);
    return { client: bucket(exact), engine: bucket(value.bounds?.upper ?? NaN) };
  }
});

function boundsOf(source: Source): number[] {
  const { snapshot } = source.scrapes[source.scrapes.length - 1];
  const positions = snapshot?.layout.positions('vllm:time_to_first_token_seconds_bucket') ?? [];
  const bounds = positions.map((position) => boundOf(snapshot?.layout.series[position].labels.le));
  return [...new Set(bounds)].sort((a, b) => a - b);
}
