import { isAtLeast } from '../core/version';
import { parseBody } from './body';
import { type Call } from './call';
import { readChatRequest } from './chat-request';
import { readCompletionRequest } from './completion-request';
import { ApiError, invalidBody } from './errors';
import { generate, type RequestReader } from './generate';
import { type GenerationRequest } from './generation-request';
import { listModels } from './models';
import { serverInfo } from './server-info';
import { detokenize, tokenize } from './tokenize';
import { type Target } from './target';

/** Answers a call; the body is the text of it. */
export type Handler = (call: Call, body: string) => void;

/** A path that is served, with the methods that it takes, in the order in which they are offered. */
export interface Route {
  readonly path: string;
  readonly methods: ReadonlyArray<'GET' | 'POST'>;
  readonly handler: Handler;
  /** Whether a server has it; every server where left out. */
  readonly served?: (target: Target) => boolean;
}

const METRICS = 'text/plain; version=1.0.0; charset=utf-8';

const devOnly = (target: Target) => target.settings.devMode;

/** What a vLLM server serves. */
export const ROUTES: readonly Route[] = [
  { path: '/metrics', methods: ['GET'], handler: metrics },
  { path: '/health', methods: ['GET'], handler: health },
  { path: '/ping', methods: ['GET', 'POST'], handler: health },
  { path: '/load', methods: ['GET'], handler: (call) => answer(call, { server_load: call.target.load }) },
  { path: '/version', methods: ['GET'], handler: (call) => answer(call, { version: call.target.settings.version }) },
  {
    path: '/kv_event_sources',
    methods: ['GET'],
    handler: (call) => answer(call, {}),
    served: ({ settings }) => isAtLeast(settings.version, '0.32'),
  },
  { path: '/v1/models', methods: ['GET'], handler: (call) => answer(call, listModels(call.target)) },
  { path: '/v1/chat/completions', methods: ['POST'], handler: generating(readChatRequest) },
  { path: '/v1/completions', methods: ['POST'], handler: generating(readCompletionRequest) },
  { path: '/invocations', methods: ['POST'], handler: generating(readEither) },
  {
    path: '/tokenize',
    methods: ['POST'],
    handler: (call, body) => answer(call, tokenize(parse(call, body), call.target)),
  },
  {
    path: '/detokenize',
    methods: ['POST'],
    handler: (call, body) => answer(call, detokenize(parse(call, body), call.target)),
  },
  { path: '/is_sleeping', methods: ['GET'], handler: (call) => answer(call, { is_sleeping: false }), served: devOnly },
  { path: '/server_info', methods: ['GET'], handler: info, served: devOnly },
];

function answer(call: Call, body: object): void {
  call.sendJson(200, JSON.stringify(body));
}

function parse(call: Call, body: string): Record<string, unknown> {
  return parseBody(body, call.header('content-type'));
}

function generating(read: RequestReader): Handler {
  return (call, body) => generate(call, read(parse(call, body), call.target));
}

function readEither(body: Record<string, unknown>, target: Target): GenerationRequest {
  return body.messages === undefined ? readCompletionRequest(body, target) : readChatRequest(body, target);
}

function metrics(call: Call): void {
  const { service, shared } = call.target;
  call.send(200, shared.renderMetrics(service.state()), [['content-type', METRICS]]);
}

function health(call: Call): void {
  call.send(call.target.service.health === 'up' ? 200 : 503, '', []);
}

function info(call: Call): void {
  const format = call.query.get('config_format') ?? 'text';
  if (format !== 'text' && format !== 'json') {
    const expected = "'text' or 'json'";
    throw invalidBody([
      {
        type: 'literal_error',
        loc: 'query.config_format',
        msg: `Input should be ${expected}`,
        input: format,
        ctx: `{'expected': "${expected}"}`,
      },
    ]);
  }
  answer(call, serverInfo(call.target.settings, format));
}

/** Answers where no route fits: another method, a slash too many, or nothing there. */
export function answerUnrouted(call: Call): void {
  const known = (path: string) => ROUTES.find((route) => route.path === path && (route.served?.(call.target) ?? true));
  const route = known(call.path);
  if (route !== undefined) {
    call.sendJson(405, '{"detail":"Method Not Allowed"}', [['allow', route.methods[0]]]);
  } else if (call.path.endsWith('/') && known(call.path.replace(/\/+$/, '')) !== undefined) {
    const location = call.target.prefix + call.path.replace(/\/+$/, '') + call.url.slice(call.path.length);
    call.send(307, '', [['location', `http://${call.header('host') ?? 'localhost'}${location}`]]);
  } else {
    call.sendJson(404, '{"detail":"Not Found"}');
  }
}

/** Whatever went wrong, as an error that can be answered with. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(String(error), 500, 'InternalServerError');
}
