import type { RequestEnd } from './answer';
import type { ProblemCause } from './problem';

/** An answer that is not a good one, and what to say of it. */
export interface ProblemRule {
  readonly status: number | readonly [first: number, last: number];
  /** Applies only where the body has this; `empty` is no body, `grafana` a message of Grafana itself. */
  readonly body?: 'empty' | 'grafana' | RegExp;
  /** Applies only where the answer took as many milliseconds. */
  readonly after?: number;
  readonly cause: ProblemCause;
  readonly text: string;
}

/** Of requests that have no answer, by why. */
export const ENDS: Readonly<Record<RequestEnd, Pick<ProblemRule, 'cause' | 'text'>>> = {
  timeout: {
    cause: 'timeout',
    text: 'The answer did not come in time. See whether the engine hangs or is overloaded, or raise the timeout in the datasource settings.',
  },
  'given-up': { cause: 'unknown', text: 'The request was given up before an answer came.' },
  superseded: {
    cause: 'unknown',
    text: 'Grafana cancelled the request, as it does when a page is left. The next one will tell.',
  },
  offline: { cause: 'unreachable', text: 'This browser is offline. Check its network connection.' },
};

/** Of requests that have no answer for no known reason. */
export const SILENCE: Pick<ProblemRule, 'cause' | 'text'> = {
  cause: 'unreachable',
  text: 'No complete answer reached this browser. Grafana is not reachable, the connection broke on the way, or the engine’s address redirects to another site such as a login page.',
};

/**
 * The first rule that applies counts. Grafana’s proxy turns 401 into 400, and answers 502 without a body where it cannot
 * connect, at once, or where its time is up.
 */
export const RULES: readonly ProblemRule[] = [
  {
    status: 400,
    body: /https (server|port)/i,
    cause: 'unreachable',
    text: 'This address speaks HTTPS only. Begin it with https:// in the datasource settings.',
  },
  {
    status: 400,
    body: /TLS certificate/,
    cause: 'not-set-up',
    text: 'Grafana cannot load the TLS certificate or key of this datasource. Enter them again in the datasource settings.',
  },
  {
    status: 400,
    body: /^\s*$|Authentication to data source failed/,
    cause: 'wrong-key',
    text: 'The engine, or a proxy before it, refused the API key or login, or needs one. Check the key in the datasource settings.',
  },
  { status: 401, cause: 'forbidden', text: 'Your Grafana session has ended. Sign in again.' },
  {
    status: 403,
    body: /whitelist|valid target/i,
    cause: 'forbidden',
    text: 'Grafana’s list of permitted targets (data_source_proxy_whitelist) leaves this engine out. Ask Grafana’s administrator to add it.',
  },
  {
    status: 403,
    body: 'grafana',
    cause: 'forbidden',
    text: 'Grafana does not let you query this datasource. Ask its administrator for the permission to query it.',
  },
  {
    status: 403,
    cause: 'forbidden',
    text: 'The engine, or a proxy before it, does not let Grafana in (403). Check the login in the datasource settings and the proxy’s rules.',
  },
  {
    status: 404,
    body: 'grafana',
    cause: 'not-set-up',
    text: 'Grafana has this datasource or its plugin no more. Reload the page, or set the datasource up again.',
  },
  {
    status: 404,
    cause: 'not-found',
    text: 'There is no such page. An engine’s base URL ends with its port: without /v1, without /metrics, without a slash. A DCGM exporter’s address ends with its path, /metrics.',
  },
  {
    status: 408,
    cause: 'timeout',
    text: 'The engine, or a proxy before it, gave the request up (408). See whether it is overloaded.',
  },
  {
    status: 429,
    cause: 'rate-limited',
    text: 'Too many requests (429): Grafana or a proxy before the engine limits them. Set a longer scrape interval.',
  },
  {
    status: 500,
    body: 'grafana',
    cause: 'server-error',
    text: 'Grafana failed to pass the request on (500). Its server log says why.',
  },
  {
    status: 500,
    cause: 'server-error',
    text: 'The engine’s API server failed (500). Its log says why; with several API servers, PROMETHEUS_MULTIPROC_DIR must be on a local disk.',
  },
  {
    status: 502,
    body: 'empty',
    after: 1000,
    cause: 'timeout',
    text: 'Grafana waited for an answer in vain: the engine hangs or is overloaded, its host is down, or a firewall drops the connection. If the engine is only slow, raise the timeout in the datasource settings.',
  },
  {
    status: 502,
    body: 'empty',
    cause: 'unreachable',
    text: 'Grafana cannot connect: the engine is down or still starting, or the address in the datasource settings is wrong (host, port, http or https, certificate).',
  },
  {
    status: 502,
    cause: 'unreachable',
    text: 'A gateway before the engine cannot reach it (502). See whether the engine is up.',
  },
  {
    status: 503,
    cause: 'server-error',
    text: 'The engine, or a load balancer before it, is not available (503): it is still starting, or no replica is ready.',
  },
  {
    status: 504,
    body: 'empty',
    cause: 'timeout',
    text: 'The engine did not begin to answer while Grafana waited. See whether it hangs or a firewall drops the connection, or raise the timeout in the datasource settings.',
  },
  {
    status: 504,
    cause: 'timeout',
    text: 'A gateway before the engine waited for it in vain (504). See whether the engine hangs or is overloaded.',
  },
  {
    status: [300, 399],
    cause: 'redirected',
    text: 'The engine’s address answers with a redirect. Enter the address that it leads to, or one that needs no login page.',
  },
  {
    status: [500, 599],
    cause: 'server-error',
    text: 'The engine, or a proxy before it, failed. Its log says why.',
  },
];
