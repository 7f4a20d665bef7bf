import { type Answer, answerOfError } from './answer';
import type { ProblemCause } from './problem';
import { problemOf } from './problem-of';

const MAX = 1000;
const PAGE = '# TYPE up gauge\nup 1\n';
const HTML = '<!doctype html><title>Sign in</title>';

const of = (answer: Partial<Answer>) => problemOf({ body: '', ...answer }, MAX);
const grafanas = (message: string) => JSON.stringify({ message, messageId: 'some.id', statusCode: 403, traceID: '' });

describe('problemOf', () => {
  it.each<[string, Partial<Answer>, ProblemCause, RegExp]>([
    ['an engine that is down', { status: 502 }, 'unreachable', /Grafana cannot connect: the engine is down/],
    [
      'an engine that hangs until Grafana’s time is up',
      { status: 502, ms: 1000 },
      'timeout',
      /waited for an answer in vain/,
    ],
    ['an engine that is down at once', { status: 502, ms: 999 }, 'unreachable', /cannot connect/],
    ['a gateway without an engine', { status: 502, body: HTML }, 'unreachable', /A gateway before the engine/],
    ['a wrong key', { status: 400 }, 'wrong-key', /Check the key/],
    ['a wrong key, said', { status: 400, body: 'Authentication to data source failed' }, 'wrong-key', /Check the key/],
    [
      'HTTP spoken to HTTPS',
      { status: 400, body: 'Client sent an HTTP request to an HTTPS server.' },
      'unreachable',
      /https:/,
    ],
    [
      'HTTP spoken to an HTTPS port',
      { status: 400, body: '<h1>The plain HTTP request was sent to HTTPS port</h1>' },
      'unreachable',
      /https:/,
    ],
    [
      'a broken certificate',
      { status: 400, body: grafanas('Unable to load TLS certificate') },
      'not-set-up',
      /certificate/,
    ],
    ['any other 400', { status: 400, body: '{"detail":"no"}' }, 'unknown', /status 400/],
    ['a session that ended', { status: 401, body: grafanas('Unauthorized') }, 'forbidden', /Sign in again/],
    [
      'no permission to query',
      { status: 403, body: grafanas('Access denied to datasource') },
      'forbidden',
      /permission/,
    ],
    [
      'a role too low for a route',
      { status: 403, body: grafanas('plugin proxy route access denied') },
      'forbidden',
      /permission/,
    ],
    [
      'a target that Grafana does not permit',
      { status: 403, body: grafanas('Data proxy hostname and ip are not included in whitelist') },
      'forbidden',
      /data_source_proxy_whitelist/,
    ],
    ['a proxy that forbids', { status: 403, body: HTML }, 'forbidden', /does not let Grafana in/],
    ['a base URL with /v1', { status: 404, body: '{"detail":"Not Found"}' }, 'not-found', /without \/v1/],
    [
      'a datasource that is gone',
      { status: 404, body: grafanas('Unable to find datasource') },
      'not-set-up',
      /Reload the page/,
    ],
    ['a request that took too long to send', { status: 408 }, 'timeout', /408/],
    ['too many requests', { status: 429 }, 'rate-limited', /longer scrape interval/],
    [
      'a Grafana that fails',
      { status: 500, body: grafanas('Failed creating data source proxy') },
      'server-error',
      /Grafana failed/,
    ],
    [
      'an engine that fails',
      { status: 500, body: 'Internal Server Error' },
      'server-error',
      /PROMETHEUS_MULTIPROC_DIR/,
    ],
    ['an engine that is starting', { status: 503 }, 'server-error', /still starting/],
    ['an engine that hangs', { status: 504 }, 'timeout', /while Grafana waited/],
    ['a gateway that waits in vain', { status: 504, body: HTML }, 'timeout', /A gateway/],
    ['a redirect that leads nowhere', { status: 302 }, 'redirected', /redirect/],
    ['any other failure of a server', { status: 520, body: HTML }, 'server-error', /failed/],
    ['any other status', { status: 418 }, 'unknown', /status 418/],
    ['no answer at all', {}, 'unreachable', /No complete answer/],
    ['a browser that is offline', { end: 'offline' }, 'unreachable', /offline/],
    ['an answer too late', { end: 'timeout' }, 'timeout', /in time/],
    ['a request given up', { end: 'given-up' }, 'unknown', /given up/],
    ['a request that Grafana cancelled', { end: 'superseded' }, 'unknown', /Grafana cancelled/],
    ['a login page', { status: 200, body: HTML, redirected: true }, 'redirected', /probably a login/],
    ['a web page', { status: 200, body: `\n ${HTML}` }, 'not-a-page', /A web page/],
    ['JSON', { status: 200, body: '{"object":"list"}\n' }, 'not-a-page', /JSON/],
    ['a JSON list', { status: 200, body: '[]' }, 'not-a-page', /JSON/],
    ['an empty page', { status: 200, body: '\n' }, 'not-a-page', /empty/],
    ['no body', { status: 204 }, 'not-a-page', /empty/],
    ['some word', { status: 200, body: 'OK' }, 'not-a-page', /Some text/],
    ['a page cut off in a line', { status: 200, body: `${PAGE}up{a="` }, 'cut-off', /cut off/],
    ['a page cut off in a value', { status: 200, body: `${PAGE}down 1` }, 'cut-off', /cut off/],
    ['a page cut off in its first line', { status: 200, body: '# HELP up Whet' }, 'cut-off', /cut off/],
    ['a page cut off in a histogram', { status: 200, body: `${PAGE}a:b_bucket{le="1"} 3\n` }, 'cut-off', /cut off/],
    ['a page that is too large', { status: 200, body: 'x'.repeat(MAX + 1) }, 'too-large', /too large/],
  ])('of %s', (_, answer, cause, text) => {
    const problem = of(answer);
    expect(problem).toEqual({
      cause,
      text: expect.stringMatching(text),
      ...(answer.status && { status: answer.status }),
    });
  });

  it.each([
    ['a page', PAGE],
    ['a page that ends with an empty line', `${PAGE}\n`],
    ['an OpenMetrics page', `${PAGE}# EOF\n`],
    ['an OpenMetrics page whose end has no line feed', `${PAGE}# EOF`],
    ['a page of quoted names', '{"my.name"} 1\n'],
    ['a page that ends with a family without samples', '# TYPE a_bucket counter\n'],
    ['a page with values that are none', 'a NaN\nb +Inf\nc -Inf\n'],
  ])('finds none in %s', (_, body) => {
    expect(of({ status: 200, body })).toBeUndefined();
  });
});

describe('answerOfError', () => {
  it.each<[string, unknown, Answer]>([
    [
      'a bodiless error of Grafana 12',
      { status: 502, statusText: 'Bad Gateway', data: { message: 'Bad Gateway', error: 'Bad Gateway', response: '' } },
      { status: 502, body: '' },
    ],
    [
      'a bodiless error over HTTP/2',
      { status: 502, statusText: '', data: { message: '', error: '', response: '' } },
      { status: 502, body: '' },
    ],
    [
      'an error with a text',
      { status: 400, data: { message: 'no', error: 'Bad Request', response: 'no' } },
      { status: 400, body: 'no' },
    ],
    [
      'an error with a document',
      { status: 404, data: { detail: 'Not Found' } },
      { status: 404, body: '{"detail":"Not Found"}' },
    ],
    ['an error that nobody processed', { status: 500, data: 'oh' }, { status: 500, body: 'oh' }],
    ['an error without data', { status: 503 }, { status: 503, body: '' }],
    ['a cancellation', { cancelled: true, status: -1, data: null }, { body: '', end: 'superseded' }],
    [
      'an error of the browser',
      Object.assign(new TypeError('Failed to fetch'), { data: { message: 'Unexpected error' } }),
      { body: '' },
    ],
    ['nothing', undefined, { body: '' }],
  ])('reads %s', (_, error, answer) => {
    expect(answerOfError(error)).toEqual(answer);
  });
});
