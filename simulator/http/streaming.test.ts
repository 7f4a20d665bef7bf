import { connect } from 'node:net';
import { ask, eventsOf } from './testing/capture';
import { openChat, startSurface, until, type Surface } from './testing/surface';

const BUSY =
  'The engine is currently busy and cannot accept new requests. Please try again later or on a different instance.';
const DEAD = 'EngineCore encountered an issue. See stack trace (above) for the root cause.';
const STREAM = { stream: true, ignore_eos: true, max_tokens: 400 };

let surface: Surface;
afterEach(() => surface.http.close());

const content = (text: string) =>
  eventsOf(text)
    .filter((event) => event.startsWith('{"id"'))
    .map((event) => (JSON.parse(event) as { choices: Array<{ delta: { content: string } }> }).choices[0].delta.content);

describe('a stream', () => {
  it('sends its head while the request waits, and each token as it comes', async () => {
    surface = await startSurface();
    const { service, port } = surface;
    const stream = openChat(port, STREAM);
    await until(() => service.requests.length === 1);
    service.queue(service.requests[0]);
    await until(() => stream.status === 200);
    expect(stream.text).toBe('');
    service.give(service.requests[0], 1);
    await until(() => content(stream.text).length === 2);
    service.give(service.requests[0], 3);
    await until(() => content(stream.text).length === 3);
    expect(stream.ended).toBe(false);
    service.runAll(service.requests[0]);
    await until(() => stream.ended);
    expect(stream.text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('is aborted when the client goes', async () => {
    surface = await startSurface();
    const { service, port } = surface;
    const stream = openChat(port, { ...STREAM, n: 2 });
    await until(() => service.requests.length === 2);
    service.give(service.requests[0], 1);
    await until(() => stream.text !== '');
    stream.request.destroy();
    await until(() => service.aborted.length === 2);
    expect(service.http.requests).toMatchObject([{ handler: '/v1/chat/completions', status: '2xx', count: 1 }]);
  });

  it('answers 503 to a request that is turned away at once, without a stream too', async () => {
    surface = await startSurface();
    const { service, port } = surface;
    for (const body of [STREAM, { max_tokens: 4 }]) {
      const answer = openChat(port, body);
      await until(() => service.requests.length > 0);
      service.reject(service.requests.splice(0)[0], 'max_num_queued_reqs', false);
      await until(() => answer.ended);
      expect(answer.status).toBe(503);
      expect(answer.text).toBe(`{"error":{"message":"${BUSY}","type":"Service Unavailable","param":null,"code":503}}`);
    }
  });

  it('names the token backlog where that was the limit', async () => {
    surface = await startSurface();
    const { service, port } = surface;
    const answer = openChat(port, STREAM);
    await until(() => service.requests.length > 0);
    service.reject(service.requests[0], 'max_num_queued_tokens', false);
    await until(() => answer.ended);
    expect(answer.text).toContain('The engine has reached its prefill token backlog limit.');
  });

  it('has the error as its only event where it lost the race', async () => {
    surface = await startSurface();
    const { service, port } = surface;
    const stream = openChat(port, STREAM);
    await until(() => service.requests.length === 1);
    service.reject(service.requests[0], 'max_num_queued_reqs', true);
    await until(() => stream.ended);
    expect(stream.status).toBe(200);
    expect(stream.text).toBe(
      `data: {"error": {"message": "${BUSY}", "type": "Service Unavailable", "param": null, "code": 503}}\n\n` +
        'data: [DONE]\n\n'
    );
  });

  it('ends with an error where the engine dies, and aborts what is left of the request', async () => {
    surface = await startSurface();
    const { service, port } = surface;
    const stream = openChat(port, { ...STREAM, n: 2 });
    await until(() => service.requests.length === 2);
    service.give(service.requests[0], 2);
    service.finish(service.requests[0], 'error');
    await until(() => stream.ended);
    const event = `data: {"error": {"message": "${DEAD}", "type": "InternalServerError", "param": null, "code": 500}}`;
    expect(stream.text.endsWith(`\n\n${event}\n\ndata: [DONE]\n\n`)).toBe(true);
    expect(service.aborted).toEqual([service.requests[1]]);
  });

  it('shows reasoning before the reply, and nothing for the mark between them', async () => {
    surface = await startSurface({ reasoningShare: 0.5 }, true);
    const body = JSON.stringify({ messages: [{ role: 'user', content: 'x' }], stream: true, seed: 4 });
    const headers = { 'content-type': 'application/json' };
    const { text } = await ask(surface.port, { method: 'POST', path: '/v1/chat/completions', headers, body });
    const kinds = eventsOf(text)
      .slice(1, -1)
      .map((event) =>
        Object.keys((JSON.parse(event) as { choices: Array<{ delta: object }> }).choices[0].delta).join()
      );
    expect(kinds.join(' ')).toMatch(/^(reasoning )+(content )+$/);
  });

  it.each([
    ['0.10.2', ['reasoning_content']],
    ['0.11.1', ['reasoning', 'reasoning_content']],
    ['0.16.0', ['reasoning']],
  ])('names reasoning as %s does', async (version, names) => {
    surface = await startSurface({ reasoningShare: 1, version }, true);
    const body = JSON.stringify({ messages: [{ role: 'user', content: 'x' }], max_tokens: 3 });
    const headers = { 'content-type': 'application/json' };
    const { text } = await ask(surface.port, { method: 'POST', path: '/v1/chat/completions', headers, body });
    const [{ message }] = (JSON.parse(text) as { choices: Array<{ message: object }> }).choices;
    expect(Object.keys(message).filter((name) => name.startsWith('reasoning'))).toEqual(names);
  });

  it('keeps little for a client that does not read, and gives it everything once it does', async () => {
    surface = await startSurface({ maxModelLen: 100_000, numGpuBlocks: 20_000 });
    const { service, port } = surface;
    const text = JSON.stringify({
      messages: [{ role: 'user', content: 'x' }],
      stream: true,
      stream_options: { include_usage: true },
      ignore_eos: true,
      max_tokens: 60_000,
      seed: 1,
    });
    const socket = connect(port, '127.0.0.1');
    socket.pause();
    const type = 'Content-Type: application/json\r\n';
    socket.write(
      `POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\n${type}Content-Length: ${text.length}\r\n\r\n${text}`
    );
    await until(() => service.requests.length === 1);
    const other = openChat(port, { stream: true, max_tokens: 3, ignore_eos: true });
    await until(() => service.requests.length === 2);
    const [slow, quick] = service.requests;
    const before = process.memoryUsage();
    for (let i = 0; i < 59_000; i++) {
      service.give(slow, 1);
      if (i % 500 === 0) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
    const grown = process.memoryUsage();
    expect(grown.external + grown.heapUsed - before.external - before.heapUsed).toBeLessThan(40e6);
    service.runAll(quick);
    await until(() => other.ended);
    service.runAll(slow);
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString('utf8')));
    socket.resume();
    await until(() => received.includes('data: [DONE]'));
    expect(received).toContain('"completion_tokens":60000');
    expect(received.length).toBeLessThan(10_000_000);
    socket.destroy();
  });
});
