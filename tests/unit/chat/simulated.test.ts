import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { parseFleet } from '../../../simulator/fleet/config';
import { Fleet } from '../../../simulator/fleet/fleet';
import { serveFleet } from '../../../simulator/serve/serve';
import { figuresOf } from '../../../src/engine/chat/figures';
import type { ChatRequest } from '../../../src/engine/chat/request';
import { ChatRun, type RunOptions } from '../../../src/engine/chat/run';
import { browserClock as clock } from '../../../src/chat/clock';
import { fetchTransport } from './fetch-transport';

const MODEL = 'tiny';
const KEY = 'sk-chat-5d1f';
const question: ChatRequest = {
  model: MODEL,
  messages: [{ role: 'user', content: 'Say something long.' }],
  maxTokens: 40,
  ignoreEos: true,
};

let fleet: Fleet;
let served: Awaited<ReturnType<typeof serveFleet>>;
let url = '';

beforeAll(async () => {
  const settings = {
    maxModelLen: 2048,
    maxNumSeqs: 2,
    maxNumQueuedReqs: 1,
    apiKey: KEY,
    enablePerRequestMetrics: true,
    reasoningShare: 0.3,
  };
  fleet = new Fleet(
    parseFleet({ seed: 1, engines: [{ name: 'e', model: MODEL, settings, rate: 0 }] }),
    Date.now() / 1000
  );
  served = await serveFleet(fleet, { adminPort: 0, enginePort: 0 });
  url = served.endpoints[0].url;
});
afterAll(() => served.close());

const ask = (request: Partial<ChatRequest> = {}, options: RunOptions = {}, key = KEY) =>
  new ChatRun(fetchTransport(url, key), { ...question, ...request }, clock, options);

async function metric(name: string): Promise<number> {
  const page = await (await fetch(new URL('/metrics', url))).text();
  return Number(new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, 'm').exec(page)?.[1]);
}

/** Within a second nothing runs or waits any more. */
async function expectIdle(): Promise<void> {
  const until = Date.now() + 1000;
  const busy = async () => (await metric('vllm:num_requests_running')) + (await metric('vllm:num_requests_waiting'));
  while ((await busy()) > 0) {
    expect(Date.now()).toBeLessThan(until);
  }
}

describe('a chat with a simulated engine', () => {
  test('comes token by token, with what the engine counted and measured', async () => {
    const events: string[] = [];
    const run = ask({}, { onEvent: ({ data }) => events.push(data) });
    await run.finished;
    const { reply } = run;
    expect(run.failure).toBeUndefined();
    expect(reply).toMatchObject({ finish: 'length', done: true, usage: { completion: 40 } });
    expect(reply.reasoning).not.toBe('');
    expect(reply.text).not.toBe('');
    expect(events.at(-1)).toBe('[DONE]');
    const { ttft, total, rate, tokens, gaps } = figuresOf(run, clock.now());
    expect(tokens).toBe(40);
    expect(ttft).toBeGreaterThan(0);
    expect(total).toBeGreaterThan(ttft);
    expect(gaps.p50).toBeLessThanOrEqual(gaps.p95);
    expect(gaps.p95).toBeLessThanOrEqual(gaps.max);
    const { queue = NaN, prefill = NaN, decode = NaN } = reply.server ?? {};
    // What the client waited for contains what the server measured.
    expect(queue + prefill).toBeLessThanOrEqual(ttft + 1);
    expect(rate).toBeGreaterThan(0.5 * ((39 / decode) * 1000));
  });

  test('stops generating when it is stopped, and keeps what came', async () => {
    const run: ChatRun = ask({ maxTokens: 2000 }, { onChange: () => run.reply.parts >= 3 && run.stop() });
    await run.finished;
    expect(run).toMatchObject({ stopped: true, failure: undefined, isOver: true });
    expect(run.reply.parts).toBeGreaterThanOrEqual(3);
    await expectIdle();
  });

  test.each([
    ['a wrong key', {}, 'wrong', { kind: 'unauthorized', status: 401, message: 'Unauthorized' }],
    ['an unknown model', { model: 'x' }, KEY, { kind: 'unknown-model', status: 404 }],
    ['too many tokens', { maxTokens: 9999 }, KEY, { kind: 'too-long', status: 400 }],
    ['a bad setting', { temperature: -1 }, KEY, { kind: 'bad-request', status: 400 }],
  ] as const)('%s', async (_, request, key, failure) => {
    const run = ask(request, {}, key);
    await run.finished;
    expect(run.failure).toMatchObject(failure);
    expect(run.failure?.message).not.toBe('');
  });

  test('an engine that takes no more requests', async () => {
    const runs = Array.from({ length: 5 }, () => ask({ maxTokens: 1000 }));
    await Promise.any(runs.map(async (run) => (await run.finished, run.failure ?? Promise.reject(new Error('none')))));
    expect(runs.flatMap(({ failure }) => failure ?? [])).toContainEqual(
      expect.objectContaining({ message: expect.stringContaining('currently busy') })
    );
    runs.forEach((run) => run.stop());
    await expectIdle();
  });

  test('one that freezes in the middle', async () => {
    const machine = fleet.machines[0];
    const run: ChatRun = ask({ maxTokens: 2000 }, { silenceMs: 300, onChange: () => freeze() });
    let frozen = false;
    const freeze = () => {
      if (!frozen && run.reply.parts > 2) {
        frozen = true;
        fleet.incidents.begin('freeze-busy', machine.name, 60);
      }
    };
    await run.finished;
    expect(run.failure?.kind).toBe('stalled');
    expect(run.reply.text + run.reply.reasoning).not.toBe('');
  });

  test('one that takes the request and says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const run = new ChatRun(fetchTransport(`http://127.0.0.1:${port}`), question, clock, { firstByteMs: 200 });
    await run.finished;
    expect(run.failure).toEqual({ kind: 'no-first-byte', message: '' });
    silent.close();
  });

  test('nobody there', async () => {
    const run = new ChatRun(fetchTransport('http://127.0.0.1:9'), question, clock);
    await run.finished;
    expect(run.failure).toMatchObject({ kind: 'unreachable', message: expect.any(String) });
    expect(run.status).toBe(0);
  });
});
