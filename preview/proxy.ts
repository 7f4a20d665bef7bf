import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';

export interface ForwardTarget {
  url: string;
  headers?: Record<string, string>;
}

const PASSED_ON = ['accept', 'content-type'];

/** Forwards a request and streams the answer back; an upstream that is down is a bodiless 502, as in Grafana. */
export async function forward(
  request: FastifyRequest,
  reply: FastifyReply,
  target: ForwardTarget
): Promise<FastifyReply> {
  const headers: Record<string, string> = { ...target.headers };
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === 'string') {
      headers[name] ??= value;
    }
  }
  const abort = new AbortController();
  reply.raw.on('close', () => abort.abort());
  try {
    const answer = await fetch(target.url, {
      method: request.method,
      headers,
      body: request.method === 'POST' ? new Uint8Array(request.body as Buffer) : undefined,
      redirect: 'manual',
      signal: abort.signal,
    });
    reply.code(answer.status).headers({ 'content-security-policy': 'sandbox', via: '1.1 preview' });
    const type = answer.headers.get('content-type');
    if (type) {
      reply.type(type);
    }
    return reply.send(
      answer.body ? Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]) : undefined
    );
  } catch {
    return reply.code(502).send();
  }
}

/** The query string of a request, with its question mark. */
export function searchOf(request: FastifyRequest): string {
  const at = request.raw.url?.indexOf('?') ?? -1;
  return at < 0 ? '' : (request.raw.url ?? '').slice(at);
}
