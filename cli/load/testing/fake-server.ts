import { type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';
import { type Message } from '../chat-writer';

/** The body of a request, as far as tests look at it. */
export interface ChatBody {
  readonly model: string;
  readonly messages: readonly Message[];
  readonly max_tokens: number;
  readonly ignore_eos?: boolean;
}

/** How a request is answered. */
export type Behaviour = (response: ServerResponse, body: ChatBody) => Promise<void> | void;

/** A server for tests of the load generator. */
export interface FakeServer {
  readonly url: URL;
  readonly bodies: ChatBody[];
  /** Streams closed by the client before their end. */
  closed: number;
  inFlight: number;
  mostInFlight: number;
  connections: number;
  behave: Behaviour;
  close(): Promise<void>;
}

/** Begins a stream. */
export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
}

/** Writes one event. */
export function writeEvent(response: ServerResponse, event: unknown): void {
  response.write(`data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`);
}

/** Writes one part of a reply. */
export function writeDelta(response: ServerResponse, delta: object, finish: string | null = null): void {
  writeEvent(response, { choices: [{ index: 0, delta, finish_reason: finish }] });
}

/** Streams `max_tokens` tokens: the first after `first` ms, the others `gap` ms apart. */
export function tokensEvery(first: number, gap: number): Behaviour {
  return async (response, body) => {
    beginStream(response);
    for (let i = 1; i <= body.max_tokens && !response.destroyed; i++) {
      await sleep(i === 1 ? first : gap);
      if (i === 1) {
        writeDelta(response, { role: 'assistant', content: '' });
      }
      writeDelta(response, { content: ` w${i}` }, i === body.max_tokens ? 'length' : null);
    }
    const usage = { prompt_tokens: 10 * body.messages.length, completion_tokens: body.max_tokens };
    writeEvent(response, { choices: [], usage });
    writeEvent(response, '[DONE]');
    response.end();
  };
}

/** Starts a server on a port of its own: one model of 2048 tokens, two tokens a word. */
export async function startFakeServer(): Promise<FakeServer> {
  const app = fastify({ forceCloseConnections: true });
  const server: FakeServer = {
    ...{ url: new URL('http://localhost'), bodies: [], closed: 0, inFlight: 0, mostInFlight: 0, connections: 0 },
    behave: tokensEvery(0, 0),
    close: () => app.close(),
  };
  app.server.on('connection', () => server.connections++);
  app.get('/v1/models', () => ({ data: [{ id: 'tiny', max_model_len: 2048 }] }));
  app.post<{ Body: { prompt: string } }>('/tokenize', ({ body }) => ({ count: 2 * body.prompt.split(' ').length }));
  app.post<{ Body: ChatBody }>('/v1/chat/completions', async ({ body }, reply) => {
    reply.hijack();
    server.bodies.push(body);
    server.mostInFlight = Math.max(server.mostInFlight, ++server.inFlight);
    reply.raw.on('close', () => {
      server.inFlight--;
      server.closed += reply.raw.writableFinished ? 0 : 1;
    });
    await server.behave(reply.raw, body);
  });
  return Object.assign(server, { url: new URL(await app.listen({ port: 0, host: '127.0.0.1' })) });
}
