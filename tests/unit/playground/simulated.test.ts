import { parseFleet } from '../../../simulator/fleet/config';
import { Fleet } from '../../../simulator/fleet/fleet';
import { serveFleet } from '../../../simulator/serve/serve';
import { browserClock as clock } from '../../../src/chat/clock';
import { PlaygroundRun } from '../../../src/engine/playground/run/playground-run';
import type { PromptCase, RunSettings, RunTarget, Side } from '../../../src/engine/playground/types';
import { fetchTransport } from '../chat/fetch-transport';

const MODEL = 'tiny';
const KEY = 'sk-playground-2b7c';
const BASE: RunSettings = {
  ...{ concurrency: 2, repeats: 1, warmUp: 0, maxTokens: 12, ignoreEos: true, temperature: 0, seed: 1 },
  ...{ fresh: true, together: false, objectives: {} },
};
const prompts = ['one', 'two', 'three'].map((name): PromptCase => ({
  name,
  messages: [{ role: 'user', content: `Say ${name}.` }],
}));
const target = (side: Side): RunTarget => ({ side, datasource: side, name: side, model: MODEL });

let served: Awaited<ReturnType<typeof serveFleet>>;
let url = '';

beforeAll(async () => {
  const settings = { maxModelLen: 2048, maxNumSeqs: 8, apiKey: KEY, enablePerRequestMetrics: true };
  const engines = [{ name: 'e', model: MODEL, settings, rate: 0 }];
  const fleet = new Fleet(parseFleet({ seed: 1, engines }), Date.now() / 1000);
  served = await serveFleet(fleet, { adminPort: 0, enginePort: 0 });
  url = served.endpoints[0].url;
});
afterAll(() => served.close());

function begin(settings: Partial<RunSettings>, sides: readonly Side[] = ['A'], key = KEY) {
  const transport = fetchTransport(url, key);
  const bodies: string[] = [];
  const counted = (body: string) => {
    bodies.push(body);
    return transport(body);
  };
  let most = 0;
  const run: PlaygroundRun = new PlaygroundRun({
    ...{ prompts, clock, id: 'run', targets: sides.map(target) },
    settings: { ...BASE, ...settings },
    transports: { A: counted, B: counted },
    onChange: () => (most = Math.max(most, run.lanes.filter(({ stream }) => run.streaming(stream)).length)),
  });
  return { run, bodies, most: () => most };
}

async function running(): Promise<number> {
  const page = await (await fetch(new URL('/metrics', url))).text();
  return ['running', 'waiting'].reduce(
    (sum, state) => sum + Number(new RegExp(`^vllm:num_requests_${state}\\{[^}]*\\} (\\S+)$`, 'm').exec(page)?.[1]),
    0
  );
}

async function expectIdle(): Promise<void> {
  const until = Date.now() + 1000;
  while ((await running()) > 0) {
    expect(Date.now()).toBeLessThan(until);
  }
}

/** Waits until each stream of a run brings tokens. */
async function flowing(run: PlaygroundRun): Promise<void> {
  while (!run.lanes.every(({ stream }) => (run.streaming(stream)?.run.reply.parts ?? 0) > 0)) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

it('asks every prompt as often as it shall, through no more streams than it may', async () => {
  const { run, bodies, most } = begin({ repeats: 3, warmUp: 2 });
  await run.finished;
  expect([run.total, run.results.length, most(), run.isOver, run.cancelled]).toEqual([11, 11, 2, true, false]);
  expect(
    run.results
      .filter(({ round }) => round > 0)
      .map(({ prompt, round }) => `${prompt}${round}`)
      .sort()
  ).toEqual([1, 2, 3].flatMap((round) => prompts.map(({ name }) => `${name}${round}`)).sort());
  for (const { failure, tokens, tokensAreCounted, ttft = 0, tpot = 0, gaps, server, sent, ended, due } of run.results) {
    expect([failure, tokens, tokensAreCounted, gaps.length, due]).toEqual([undefined, 12, true, 11, sent]);
    expect(ttft).toBeGreaterThan(0);
    expect(tpot).toBeCloseTo(gaps.reduce((sum, gap) => sum + gap, 0) / 11, 2);
    expect(sent + ttft).toBeLessThanOrEqual(ended);
    expect((server?.queue ?? NaN) + (server?.prefill ?? NaN)).toBeLessThanOrEqual(ttft + 1);
  }
  // The prefix cache finds nothing where each prompt begins with something of its own.
  expect(new Set(bodies.map((body) => JSON.parse(body).messages[0].content)).size).toBe(11);
});

it('sends at a given rate, and says when a request was due', async () => {
  const { run } = begin({ rate: 20, repeats: 4, concurrency: 4 });
  await run.finished;
  const dues = run.results.map(({ due }) => due).sort((a, b) => a - b);
  expect(dues).toHaveLength(12);
  expect(dues[11]).toBeGreaterThan(150);
  run.results.forEach(({ due, sent }) => expect(sent).toBeGreaterThanOrEqual(due - 5));
});

it('gives each of two targets its own streams where they run together', async () => {
  const { run } = begin({ together: true, concurrency: 4 }, ['A', 'B']);
  await run.finished;
  const used = (side: Side) => new Set(run.results.filter((one) => one.side === side).map(({ stream }) => stream));
  expect(run.results).toHaveLength(6);
  expect([...used('A')].filter((stream) => used('B').has(stream))).toEqual([]);
});

it('lets the second target begin when the first has ended, where they take turns', async () => {
  const { run } = begin({}, ['A', 'B']);
  await run.finished;
  const [a, b] = (['A', 'B'] as const).map((side) => run.results.filter((one) => one.side === side));
  expect(Math.min(...b.map(({ sent }) => sent))).toBeGreaterThanOrEqual(Math.max(...a.map(({ ended }) => ended)));
});

it('stops one request and goes on with the next', async () => {
  const { run } = begin({ maxTokens: 60, concurrency: 1 });
  await flowing(run);
  run.stop(1);
  await run.finished;
  expect(run.results.map(({ stopped, failure, finish }) => [stopped, failure, finish])).toEqual([
    [true, undefined, undefined],
    [undefined, undefined, 'length'],
    [undefined, undefined, 'length'],
  ]);
  expect(run.cancelled).toBe(false);
});

it('cancels all: within a second the engine does nothing any more', async () => {
  const { run } = begin({ maxTokens: 1000 });
  await flowing(run);
  run.cancel();
  await expectIdle();
  await run.finished;
  expect([run.cancelled, run.results.map(({ stopped }) => stopped)]).toEqual([true, [true, true]]);
});

it('cancels while it waits for the time of the next request', async () => {
  const { run } = begin({ rate: 0.01 });
  await new Promise((resolve) => setTimeout(resolve, 20));
  run.cancel();
  await run.finished;
  expect(run.results.length).toBeLessThanOrEqual(1);
});

it('gives up where the engine refuses one request after the other', async () => {
  const { run } = begin({ repeats: 20 }, ['A'], 'sk-wrong');
  await run.finished;
  expect(run.gaveUp).toBe('A');
  expect(run.results.length).toBeLessThan(9);
  expect(new Set(run.results.filter(({ stopped }) => !stopped).map(({ failure }) => failure?.kind))).toEqual(
    new Set(['unauthorized'])
  );
});
