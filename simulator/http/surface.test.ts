import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Random } from '../core/random';
import { SimulatorHttp } from './simulator-http';
import { ask } from './testing/capture';
import { FakeService } from './testing/fake-service';
import { openChat, until } from './testing/surface';

let http: SimulatorHttp;
beforeEach(() => {
  http = new SimulatorHttp({ renderMetrics: (state) => `model ${state.settings.model}\n`, random: new Random(1) });
});
afterEach(() => http.close());

const get = (port: number, path: string) => ask(port, { method: 'GET', path });
const post = (port: number, path: string, body: object) =>
  ask(port, { method: 'POST', path, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

describe('the surface', () => {
  it('serves many servers, each on its port', async () => {
    const models = ['one', 'two', 'three'];
    const ports = await Promise.all(models.map((model) => http.addOnPort(new FakeService({ model }), 0)));
    const pages = await Promise.all(ports.map(({ port }) => get(port, '/metrics')));
    expect(pages.map(({ text }) => text)).toEqual(models.map((model) => `model ${model}\n`));
    expect(pages[0].headers).toContainEqual(['content-type', 'text/plain; version=1.0.0; charset=utf-8']);
  });

  it('serves many servers under paths, and redirects within them', async () => {
    http.addOnPath(new FakeService({ model: 'one' }), 'a');
    http.addOnPath(new FakeService({ model: 'two' }), 'b c');
    const { port } = await http.listen(0);
    expect((await get(port, '/engines/a/metrics')).text).toBe('model one\n');
    expect((await get(port, '/engines/b%20c/metrics?x=1')).text).toBe('model two\n');
    expect((await post(port, '/engines/a/v1/completions', { prompt: 'x', max_tokens: 2 })).status).toBe(200);
    expect((await get(port, '/engines/zzz/metrics')).text).toBe('{"detail":"Not Found"}');
    expect((await get(port, '/metrics')).status).toBe(404);
    expect((await get(port, '/engines/a/health/')).headers).toContainEqual([
      'location',
      `http://127.0.0.1:${port}/engines/a/health`,
    ]);
  });

  it('answers for another server', async () => {
    http.addOnPath(new FakeService({ model: 'one' }), 'a');
    const other = createServer((request, response) => void http.handle(request, response));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    expect((await get((other.address() as AddressInfo).port, '/engines/a/version')).text).toBe('{"version":"0.32.0"}');
    other.close();
  });

  it('refuses connections while a server is down, and has its port again afterwards', async () => {
    const service = new FakeService();
    service.automatic = false;
    const { port } = await http.addOnPort(service, 0);
    http.addOnPath(service, 'a');
    const shared = (await http.listen(0)).port;
    const stream = openChat(port, { stream: true, ignore_eos: true });
    await until(() => service.requests.length === 1);
    service.give(service.requests[0], 1);
    await until(() => stream.text !== '');
    service.health = 'down';
    service.finish(service.requests[0], 'error');
    await http.refresh();
    await until(() => stream.ended);
    expect(stream.text.endsWith('data: [DONE]\n\n')).toBe(true);
    await expect(get(port, '/health')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await expect(get(shared, '/engines/a/health')).rejects.toMatchObject({ code: 'ECONNRESET' });
    service.health = 'up';
    await http.refresh();
    expect((await get(port, '/health')).status).toBe(200);
  });

  it('answers for a dead engine, whose page is still there', async () => {
    const service = new FakeService();
    const { port } = await http.addOnPort(service, 0);
    service.health = 'dead';
    expect(await get(port, '/health')).toMatchObject({ status: 503, text: '' });
    expect((await get(port, '/metrics')).status).toBe(200);
    expect((await get(port, '/v1/models')).status).toBe(200);
    const body = { messages: [{ role: 'user', content: 'x' }], stream: true };
    const message = 'EngineCore encountered an issue. See stack trace (above) for the root cause.';
    expect(await post(port, '/v1/chat/completions', body)).toMatchObject({
      status: 500,
      text: `{"error":{"message":"${message}","type":"InternalServerError","param":null,"code":500}}`,
    });
  });

  it('says which port is taken, and what to do', async () => {
    const { port } = await http.addOnPort(new FakeService(), 0);
    await expect(http.addOnPort(new FakeService(), port)).rejects.toThrow(
      `port ${port} on 127.0.0.1 is in use: stop the program that listens there, or choose another port (0 for any)`
    );
  });

  it('counts answers as the instrumentation of vLLM does', async () => {
    const service = new FakeService({ apiKey: 'k' });
    const { port } = await http.addOnPort(service, 0);
    const chat = { messages: [{ role: 'user', content: 'x' }], max_tokens: 2 };
    const headers = { 'content-type': 'application/json', authorization: 'Bearer k' };
    const send = (body: object) =>
      ask(port, { method: 'POST', path: '/v1/chat/completions', headers, body: JSON.stringify(body) });
    const whole = await send(chat);
    const streamed = { ...chat, stream: true };
    await send(streamed);
    await send({ ...chat, n: 0 });
    await post(port, '/v1/chat/completions', chat);
    await Promise.all(
      ['/nope', '/metrics', '/health', '/version', '/health/', '/tokenize'].map((path) => get(port, path))
    );
    await until(() => service.http.requests.length === 3 && service.http.requests[2].count === 2);
    expect(service.http.requests).toMatchObject([
      { method: 'POST', handler: '/v1/chat/completions', status: '2xx', count: 2 },
      { method: 'POST', handler: '/v1/chat/completions', status: '4xx', count: 1 },
      { method: 'GET', handler: 'none', status: '4xx', count: 2 },
    ]);
    const [size] = service.http.sizes;
    const sent = [chat, streamed, { ...chat, n: 0 }].reduce((sum, body) => sum + JSON.stringify(body).length, 0);
    expect(size).toMatchObject({ handler: '/v1/chat/completions', count: 3, requestBytes: sent });
    expect(size.responseBytes).toBeGreaterThan(whole.text.length);
    expect(size.responseBytes).toBeLessThan(whole.text.length + 200);
  });

  it('guards what each version guards', async () => {
    const status = async (version: string, path: string) => {
      const { port } = await http.addOnPort(new FakeService({ version, apiKey: 'k' }), 0);
      return (await get(port, path)).status;
    };
    expect(await status('0.10.2', '/v2/x')).toBe(404);
    expect(await status('0.24.0', '/v2/x')).toBe(401);
    expect(await status('0.24.0', '/cohere/x')).toBe(404);
    expect(await status('0.32.0', '/cohere/x')).toBe(401);
    expect(await status('0.10.2', '/v1/models')).toBe(401);
  });

  it('counts requests in progress for /load only where that is on', async () => {
    for (const [enableServerLoadTracking, load] of [
      [true, 2],
      [false, 0],
    ] as const) {
      const service = new FakeService({ enableServerLoadTracking });
      service.automatic = false;
      const { port } = await http.addOnPort(service, 0);
      const streams = [openChat(port, { stream: true }), openChat(port, { max_tokens: 9 })];
      await until(() => service.requests.length === 2);
      expect((await get(port, '/load')).text).toBe(`{"server_load":${load}}`);
      streams.forEach(({ request }) => request.destroy());
      await until(() => service.aborted.length === 2);
      expect((await get(port, '/load')).text).toBe('{"server_load":0}');
    }
  });

  it('tells its settings in dev mode only', async () => {
    const { port } = await http.addOnPort(new FakeService({ devMode: true, maxNumSeqs: 17 }), 0);
    expect(JSON.parse((await get(port, '/server_info?config_format=json')).text)).toMatchObject({
      vllm_config: {
        model_config: { max_model_len: 2048 },
        cache_config: { block_size: 128 },
        scheduler_config: { max_num_seqs: 17, max_num_batched_tokens: 8192 },
      },
    });
    expect(JSON.parse((await get(port, '/server_info')).text)).toMatchObject({
      vllm_config: expect.stringContaining('max_seq_len=2048') as string,
    });
  });

  it('gives tokens and takes them back', async () => {
    const { port } = await http.addOnPort(new FakeService(), 0);
    const prompt = 'Tokens of a text,\n  whatever it says: 12345 äöü 😀';
    const { tokens, count } = JSON.parse((await post(port, '/tokenize', { prompt })).text) as {
      tokens: number[];
      count: number;
    };
    expect(tokens).toHaveLength(count);
    expect(JSON.parse((await post(port, '/detokenize', { tokens })).text)).toEqual({ prompt });
  });

  it('finds the shared beginning of two chats', async () => {
    const service = new FakeService();
    const { port } = await http.addOnPort(service, 0);
    const first = [{ role: 'user', content: 'What is a cache? '.repeat(20) }];
    const answer = JSON.parse((await post(port, '/v1/chat/completions', { messages: first })).text) as {
      choices: Array<{ message: object }>;
    };
    const second = [...first, answer.choices[0].message, { role: 'user', content: 'And why?' }];
    await post(port, '/v1/chat/completions', { messages: second });
    const [a, b] = service.requests.map(({ spec }) => spec.prompt);
    expect(b.length).toBeGreaterThan(a.length);
    expect(b.mix(1, 0, a.length)).toBe(a.mix(1, 0, a.length));
  });

  it('leaves a reply the room that the prompt leaves', async () => {
    const service = new FakeService();
    const { port } = await http.addOnPort(service, 0);
    const prompt = Array.from({ length: 2040 }, () => 40);
    const body = { prompt, max_tokens: 100, ignore_eos: true };
    expect(JSON.parse((await post(port, '/v1/completions', body)).text)).toMatchObject({
      choices: [{ finish_reason: 'length' }],
      usage: { prompt_tokens: 2040, completion_tokens: 8, total_tokens: 2048 },
    });
    expect((await post(port, '/v1/completions', { prompt: [...prompt, ...prompt] })).text).toContain(
      'your prompt contains 4080 input tokens'
    );
    await post(port, '/v1/chat/completions', { messages: [{ role: 'user', content: 'x' }] });
    const { spec } = service.requests[service.requests.length - 1];
    expect(spec.maxTokens).toBe(2048 - spec.prompt.length);
  });

  it('tells the clock of requests as they come and go', async () => {
    const told: string[] = [];
    const clock = { catchUp: () => told.push('catch up'), replan: () => told.push('replan') };
    const timed = new SimulatorHttp({ renderMetrics: () => '', random: new Random(1), clock });
    const { port } = await timed.addOnPort(new FakeService(), 0);
    await get(port, '/metrics');
    expect(told).toEqual(['catch up', 'replan']);
    await post(port, '/v1/completions', { prompt: 'x' });
    await until(() => told.length === 6);
    expect(told.slice(2)).toEqual(['catch up', 'replan', 'catch up', 'replan']);
    await timed.close();
  });

  it('allows other origins only where the version does', async () => {
    const from = { origin: 'http://x.example', 'access-control-request-method': 'POST' };
    for (const [version, status] of [
      ['0.24.0', 200],
      ['0.32.0', 400],
    ] as const) {
      const { port } = await http.addOnPort(new FakeService({ version }), 0);
      const path = '/v1/chat/completions';
      const answer = await ask(port, { method: 'OPTIONS', path, headers: from });
      expect(answer.status).toBe(status);
      const models = await ask(port, { method: 'GET', path: '/v1/models', headers: from });
      expect(models.headers.some(([name]) => name === 'access-control-allow-origin')).toBe(status === 200);
    }
  });
});
