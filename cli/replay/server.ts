import { type AddressInfo } from 'node:net';
import fastify, { type FastifyReply } from 'fastify';
import { type RecordedScrape } from '../../src/engine/recording/types';
import { Player, type Answer } from './player';

export interface ReplayOptions {
  /** Port to listen on; 0 for any that is free. */
  readonly port: number;
  readonly host?: string;
  readonly speed?: number;
  readonly loop?: boolean;
}

/** A recording that is being served as a live engine. */
export interface ReplayServer {
  readonly url: string;
  readonly port: number;
  /** How long one pass takes, milliseconds. */
  readonly passMs: number;
  close(): Promise<void>;
}

const OPENMETRICS = 'application/openmetrics-text; version=1.0.0; charset=utf-8';
const PLAIN_TEXT = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * Serves a recording as a live engine: `GET /metrics` and `GET /health`. Where the recorded scrape got no answer, the
 * connection is cut, so that Prometheus sees the engine down.
 *
 * @throws the socket's error (`EADDRINUSE`, …) where it cannot listen.
 */
export async function startReplay(scrapes: readonly RecordedScrape[], options: ReplayOptions): Promise<ReplayServer> {
  const { port, host = '127.0.0.1', speed, loop } = options;
  const player = new Player(scrapes, { startedAtMs: Date.now(), speed, loop });
  const app = fastify({ forceCloseConnections: true });
  app.get('/metrics', (_request, reply) => send(reply, player.answerAt(Date.now())));
  app.get('/health', (_request, reply) => {
    const answer = player.answerAt(Date.now());
    return send(reply, answer.kind === 'page' ? { kind: 'page', text: '' } : answer);
  });
  await app.listen({ port, host });
  const address = app.server.address() as AddressInfo;
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return {
    url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${address.port}`,
    port: address.port,
    passMs: player.passMs,
    close: () => app.close(),
  };
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  if (answer.kind === 'page') {
    return reply.type(answer.text.endsWith('# EOF\n') ? OPENMETRICS : PLAIN_TEXT).send(answer.text);
  }
  if (answer.kind === 'failure' && answer.status >= 400 && answer.status <= 599) {
    return reply.code(answer.status).send();
  }
  reply.hijack();
  reply.raw.socket?.destroy();
  return reply;
}
