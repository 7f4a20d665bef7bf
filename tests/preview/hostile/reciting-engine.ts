import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';

/** The model that it serves. */
export const RECITER = 'reciter';

/** Pieces of a text, and of the bytes of its stream, at most; few enough for a long text to stay quick. */
const PIECES = 100;
/** Bytes that come together at least: a number that no line, event or character is a multiple of. */
const CUT = 61;
/** Breaks in a stream, long enough for a browser to draw what came so far. */
const BREAKS = 4;
const BREAK_MS = 20;

/** An engine that answers with the text that a message names, cut where it hurts: in characters, tags and addresses. */
export async function startRecitingEngine(
  texts: ReadonlyMap<string, string>
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => void answer(texts, request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function answer(
  texts: ReadonlyMap<string, string>,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  if (request.url === '/v1/models') {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: [{ id: RECITER }] }));
    return;
  }
  let body = '';
  for await (const piece of request.setEncoding('utf8')) {
    body += piece;
  }
  if (request.url !== '/v1/chat/completions') {
    response.writeHead(404).end();
    return;
  }
  const { messages } = JSON.parse(body) as { messages: ReadonlyArray<{ content: string }> };
  const text = texts.get(messages.at(-1)?.content ?? '') ?? '';
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const stream = Buffer.from(streamOf(text));
  const size = Math.max(CUT, Math.ceil(stream.length / PIECES));
  const writes = Math.ceil(stream.length / size);
  for (let i = 0; i < writes; i++) {
    response.write(stream.subarray(i * size, (i + 1) * size));
    await (i % Math.ceil(writes / BREAKS) === 0 ? sleep(BREAK_MS) : turn());
  }
  response.end();
}

/** The events of a reply; a piece may end within a pair of surrogates. */
function streamOf(text: string): string {
  const size = Math.ceil(text.length / PIECES) || 1;
  const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));
  const events = pieces.map((content) => event({ content }, null));
  return `${events.join('')}${event({}, 'stop')}data: [DONE]\n\n`;
}

function event(delta: object, finish: string | null): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;
}
