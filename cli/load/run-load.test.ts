import { parseWorkload, type WorkloadInput } from '../../simulator/load/workload';
import { HttpClient } from './http-client';
import { LoadRun, type LoadOptions } from './load-run';
import { kindOf, type Outcome } from './outcome';
import { runLoad } from './run-load';
import { findTarget } from './target';
import {
  beginStream,
  startFakeServer,
  tokensEvery,
  writeDelta,
  writeEvent,
  type FakeServer,
} from './testing/fake-server';

let server: FakeServer;
let client: HttpClient;

beforeEach(async () => {
  server = await startFakeServer();
  client = new HttpClient(server.url, { 'x-test': 'yes' });
});

afterEach(async () => {
  client.close();
  await server.close();
});

const one: WorkloadInput = {
  arrivals: { kind: 'closed', sessions: 1, turns: 1, thinkSeconds: 0 },
  promptTokens: 40,
  replyTokens: 5,
};

async function drive(input: Partial<WorkloadInput>, options: Partial<LoadOptions> = {}) {
  const outcomes: Outcome[] = [];
  const target = options.target ?? (await findTarget(client, undefined));
  const run = new LoadRun({
    ...{ target, workload: parseWorkload({ ...one, ...input }), seed: 1 },
    ...{ forMs: 20_000, requests: 1, timeoutMs: 10_000, maxInFlight: 100, signal: new AbortController().signal },
    onEnd: (outcome) => outcomes.push(outcome),
    ...options,
  });
  await runLoad(run);
  return { run, outcomes, records: outcomes.map(({ record }) => record), kinds: outcomes.map(kindOf) };
}

describe('what is measured', () => {
  it('is when tokens came', async () => {
    server.behave = tokensEvery(150, 50);
    const { records, outcomes, kinds } = await drive({});
    const [{ ttft, itl_mean: mean = 0, e2e, start, ...rest }] = records;
    expect(kinds).toEqual(['ok']);
    expect(rest).toEqual({
      ...{ phase: 'load', tokens: 5, status: 200, finish: 'length', session: 1, turn: 1, itl_p95: expect.any(Number) },
      usage: { prompt_tokens: 10, completion_tokens: 5 },
    });
    expect(Math.abs(start - Date.now() / 1000)).toBeLessThan(5);
    expect(ttft).toBeGreaterThan(0.145);
    expect(ttft).toBeLessThan(1);
    expect(outcomes[0].gaps).toHaveLength(4);
    expect(mean).toBeGreaterThan(0.045);
    expect(mean).toBeLessThan(0.4);
    expect(e2e).toBeGreaterThanOrEqual((ttft ?? 0) + 4 * mean - 0.001);
  });

  it('is an error in the stream', async () => {
    server.behave = (response) => {
      beginStream(response);
      writeDelta(response, { role: 'assistant', content: 'a' });
      writeEvent(response, { error: { message: 'dead', code: 500 } });
      writeEvent(response, '[DONE]');
      response.end();
    };
    const { records, kinds } = await drive({});
    expect(kinds).toEqual(['error in the stream']);
    expect(records[0]).toMatchObject({ status: 200, tokens: 1, error: { message: 'dead', code: 500 } });
  });

  it('is an error instead of a stream', async () => {
    server.behave = (response) => void response.writeHead(503).end('{"error":"busy"}');
    const { records, kinds } = await drive({});
    expect(kinds).toEqual(['HTTP 503']);
    expect(records[0]).toMatchObject({ status: 503, tokens: 0, body: '{"error":"busy"}' });
  });

  it.each([
    ['a cut connection', (response) => response.destroy(), 'ECONNRESET', 200],
    ['a stream without its end', (response) => response.end(), 'cut off', 200],
  ] as ReadonlyArray<[string, (response: Parameters<FakeServer['behave']>[0]) => void, string, number]>)(
    'is %s',
    async (_, finish, kind, status) => {
      server.behave = async (response) => {
        beginStream(response);
        writeDelta(response, { content: 'a' });
        await new Promise((done) => setTimeout(done, 50));
        finish(response);
      };
      const { records, kinds } = await drive({});
      expect(kinds).toEqual([kind]);
      expect(records[0]).toMatchObject({ status, tokens: 1, exc: kind });
    }
  );

  it('is a server that answers too late, or not at all', async () => {
    server.behave = () => undefined;
    expect((await drive({}, { timeoutMs: 100 })).kinds).toEqual(['timeout after 100ms']);
    const target = await findTarget(client, undefined);
    await server.close();
    const { records, kinds } = await drive({}, { target });
    expect(kinds).toEqual(['ECONNREFUSED']);
    expect(records[0]).toMatchObject({ status: 0, tokens: 0 });
  });
});

describe('clients', () => {
  it('close streams early, and the server notices', async () => {
    server.behave = tokensEvery(10, 10);
    const { records, kinds } = await drive({ replyTokens: 50, abort: { share: 1, afterTokens: 3 } });
    expect(kinds).toEqual(['aborted']);
    expect(records[0]).toMatchObject({ tokens: 3, aborted: true, status: 200 });
    await new Promise((done) => setTimeout(done, 50));
    expect(server.closed).toBe(1);
  });

  it('read slowly', async () => {
    server.behave = tokensEvery(0, 5);
    const { records } = await drive({ replyTokens: 10, slowClient: { share: 1, tokensPerSecond: 20 } });
    expect(records[0].finish).toBe('length');
    expect(records[0].e2e).toBeGreaterThan(0.3);
  });

  it('send prompts that are too long for the server, and expect to be refused', async () => {
    server.behave = (response, { messages }) => {
      const words = messages[0].content.split(' ').length;
      response.writeHead(2 * words > 2048 ? 400 : 500).end('too long');
    };
    const { kinds } = await drive({ tooLong: { share: 1 } });
    expect(kinds).toEqual(['refused']);
  });

  it('ask for exactly as many tokens, with words to measure', async () => {
    await drive({ ignoreEosShare: 1, sharedPrefix: { tokens: 30 }, lora: { adapters: [{ name: 'adapter' }] } });
    const [{ model, max_tokens: maxTokens, ignore_eos: ignoreEos, messages }] = server.bodies;
    expect({ model, maxTokens, ignoreEos }).toEqual({ model: 'adapter', maxTokens: 5, ignoreEos: true });
    expect(messages.map(({ role, content }) => [role, content.split(' ').length])).toEqual([
      ['system', 15],
      ['user', 20],
    ]);
  });
});

describe('a closed loop', () => {
  it('has at most one request of each session in flight, and puts replies into the conversation', async () => {
    server.behave = tokensEvery(5, 1);
    const arrivals = { kind: 'closed', sessions: 3, turns: 4, thinkSeconds: 0 } as const;
    const { records, kinds } = await drive({ arrivals, sharedPrefix: { tokens: 20 } }, { requests: 24 });
    expect(server.mostInFlight).toBe(3);
    expect(kinds.every((kind) => kind === 'ok')).toBe(true);
    expect(records.length).toBeGreaterThanOrEqual(24);
    expect(records.length).toBeLessThanOrEqual(26);
    const longest = server.bodies.filter(({ messages }) => messages.length === 8);
    expect(longest.length).toBeGreaterThan(0);
    for (const { messages } of longest) {
      expect(messages.map(({ role }) => role)).toEqual([
        'system',
        ...Array.from({ length: 7 }, (_, i) => (i % 2 ? 'assistant' : 'user')),
      ]);
      expect(messages[2].content).toBe(' w1 w2 w3 w4 w5');
      const before = server.bodies.find(
        (body) => body.messages.length === 6 && body.messages[1].content === messages[1].content
      );
      expect(before?.messages).toEqual(messages.slice(0, 6));
    }
    expect(new Set(server.bodies.map(({ messages }) => messages[0].content)).size).toBe(1);
    expect(server.connections).toBeLessThanOrEqual(5);
  });

  it('gives up a conversation that failed', async () => {
    server.behave = (response) => void response.writeHead(500).end();
    const arrivals = { kind: 'closed', sessions: 1, turns: 4, thinkSeconds: 0 } as const;
    const { records } = await drive({ arrivals }, { forMs: 1800, requests: Infinity });
    expect(records.map(({ session, turn }) => [session, turn])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });
});

describe('an open loop', () => {
  const arrivals = { kind: 'open', rate: 100, process: 'constant' } as const;

  it('never waits for answers', async () => {
    server.behave = tokensEvery(400, 0);
    const { records } = await drive({ arrivals }, { forMs: 500, requests: Infinity });
    expect(records.length).toBeGreaterThan(30);
    expect(records.length).toBeLessThanOrEqual(50);
    expect(server.mostInFlight).toBeGreaterThan(15);
    expect(records[0]).not.toHaveProperty('session');
  });

  it('drops what is too much, and counts it', async () => {
    server.behave = tokensEvery(1000, 0);
    const { run, records } = await drive({ arrivals }, { forMs: 500, requests: Infinity, maxInFlight: 5 });
    expect(records).toHaveLength(5);
    expect(run.dropped).toBeGreaterThan(20);
  });

  it('ends at once on a signal, and what was in flight is recorded', async () => {
    server.behave = tokensEvery(30, 1000);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    const began = Date.now();
    const { kinds } = await drive({ arrivals }, { requests: Infinity, signal: stop.signal });
    expect(Date.now() - began).toBeLessThan(2000);
    expect(new Set(kinds)).toEqual(new Set(['aborted']));
  });
});
