import { type IncomingMessage } from 'node:http';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { answerPreflight, isAllowed, refuse } from './access';
import { Call } from './call';
import { answerUnrouted, asApiError, ROUTES, type Handler } from './routes';
import { type Target } from './target';

/** Where a request goes. */
export interface Destination {
  readonly target: Target;
  /** Path and query, without the target's prefix. */
  readonly url: string;
}

/** Bytes that a body may have. */
const LARGEST_BODY = 64 * 1024 * 1024;

/**
 * The application that answers for every simulated server.
 *
 * @param locate finds the server that a request is for; where there is none, the answer is 404.
 */
export async function createApp(
  locate: (request: IncomingMessage) => Destination | undefined
): Promise<FastifyInstance> {
  const destinations = new WeakMap<IncomingMessage, Destination>();
  const calls = new WeakMap<IncomingMessage, Call>();
  const app = fastify({
    bodyLimit: LARGEST_BODY,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    rewriteUrl: (raw) => {
      const request = raw as IncomingMessage;
      const destination = locate(request);
      if (destination !== undefined) {
        destinations.set(request, destination);
      }
      return destination?.url ?? request.url ?? '/';
    },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', (request, reply, done) => {
    const destination = destinations.get(request.raw);
    if (destination === undefined) {
      void reply.code(404).type('application/json').send('{"detail":"Not Found"}');
      return;
    }
    const { target, url } = destination;
    target.shared.clock?.catchUp();
    if (target.service.health === 'down') {
      reply.hijack();
      request.raw.socket.destroy();
      return;
    }
    const call = new Call(target, request.raw, reply.raw, url);
    calls.set(request.raw, call);
    if (answeredAtTheDoor(call)) {
      reply.hijack();
    } else {
      call.count();
      done();
    }
  });
  const answer = (request: FastifyRequest, reply: FastifyReply, handler: Handler, path: string) => {
    const call = calls.get(request.raw);
    if (call === undefined) {
      return;
    }
    reply.hijack();
    try {
      call.handler = path;
      handler(call, typeof request.body === 'string' ? request.body : '');
    } catch (error) {
      call.fail(asApiError(error));
    }
    call.target.shared.clock?.replan();
  };
  for (const { path, methods, handler, served } of ROUTES) {
    app.route({
      method: [...methods],
      url: path,
      handler: (request, reply) => {
        const destination = destinations.get(request.raw);
        const has = destination !== undefined && (served?.(destination.target) ?? true);
        answer(request, reply, has ? handler : answerUnrouted, has ? path : 'none');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => answer(request, reply, answerUnrouted, 'none'));
  app.setErrorHandler((error, request, reply) => {
    answer(request, reply, (call) => call.fail(asApiError(error)), 'none');
  });
  await app.ready();
  return app;
}

/** Whether a call was answered before any route sees it: nothing counts those. */
function answeredAtTheDoor(call: Call): boolean {
  if (!isAllowed(call)) {
    refuse(call);
    return true;
  }
  return answerPreflight(call);
}
