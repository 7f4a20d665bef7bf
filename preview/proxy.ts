import type { FastifyReply, FastifyRequest } from 'fastify';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface ForwardTarget {
  /** The path in it goes out as it stands here. */
  url: string;
  headers?: Record<string, string>;
  /** How long the beginning of an answer may take; 30 s by default, as in Grafana. */
  timeoutMs?: number;
}

const PASSED_ON = ['accept', 'accept-encoding', 'content-type'];
const KEPT_BACK = ['alt-svc', 'close', 'connection', 'keep-alive', 'server', 'set-cookie', 'strict-transport-security'];
const REFUSED = 'Authentication to data source failed';

/**
 * Forwards a request and streams the answer back as Grafana does: an upstream that is down, or an address that is none,
 * is a bodiless 502, one that does not begin to answer a bodiless 504, and its 401 a 400.
 */
export async function forward(
  request: FastifyRequest,
  reply: FastifyReply,
  { url, headers = {}, timeoutMs = 30_000 }: ForwardTarget
): Promise<FastifyReply> {
  try {
    const answer = await send(request, reply, url, headers, timeoutMs);
    reply.headers({ 'content-security-policy': 'sandbox', via: '1.1 preview' });
    if (answer.statusCode === 401) {
      answer.resume();
      return reply.code(400).type('text/plain; charset=utf-8').send(REFUSED);
    }
    const passed = Object.entries(answer.headers).filter(([name]) => !KEPT_BACK.includes(name));
    return reply
      .code(answer.statusCode ?? 502)
      .headers(Object.fromEntries(passed))
      .send(answer);
  } catch (error) {
    return reply.code(error instanceof Late ? 504 : 502).send();
  }
}

class Late extends Error {}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  url: string,
  headers: Record<string, string>,
  timeoutMs: number
): Promise<IncomingMessage> {
  const [, protocol, host, path] = /^(https?:)\/\/([^/?#]+)(.*)$/.exec(url) ?? [];
  if (!protocol) {
    return Promise.reject(new Error('no address'));
  }
  const { hostname, port } = new URL(`${protocol}//${host}`);
  const passed = PASSED_ON.flatMap((name) => (request.headers[name] ? [[name, request.headers[name]]] : []));
  return new Promise((resolve, reject) => {
    const outgoing = (protocol === 'https:' ? requestHttps : requestHttp)({
      method: request.method,
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      path: path.startsWith('/') ? path : `/${path}`,
      headers: { 'user-agent': 'preview', ...Object.fromEntries(passed), ...headers },
    });
    const late = setTimeout(() => outgoing.destroy(new Late()), timeoutMs);
    outgoing.on('response', (answer) => {
      clearTimeout(late);
      resolve(answer);
    });
    outgoing.on('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    reply.raw.on('close', () => outgoing.destroy());
    outgoing.end(request.body as Buffer | undefined);
  });
}

/** The query string of a request, with its question mark. */
export function searchOf(request: FastifyRequest): string {
  const at = request.raw.url?.indexOf('?') ?? -1;
  return at < 0 ? '' : (request.raw.url ?? '').slice(at);
}
