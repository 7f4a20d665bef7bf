import { aggregate, divide, type Expression, orZero, rate, type Where } from '../expression';
import type { Measure } from '../types';
import { failed, served, status, succeeded } from './gateway-served';

const topic = 'gateway';
const all = rate('gateway_requests', { where: served });

/** Rate of some answers; 0 where the gateway has answered, but never so. */
const some = (where: Where): Expression => orZero(rate('gateway_requests', { where: [served, where] }), all);

const probes = 'Probes and scrapes (/health, /metrics) do not count.';

const failures = {
  topic,
  question: 'Do requests fail at the gateway?',
  good: 'Zero.',
} as const;

const share = (id: string, title: string, where: Where, meaning: string, advice: string): Measure => ({
  ...failures,
  id,
  title,
  unit: 'ratio',
  meaning: `${meaning} ${probes}`,
  advice,
  expression: divide(some(where), all),
  undefinedWhenIdle: true,
});

const failureRate = (id: string, title: string, where: Where, meaning: string, advice: string): Measure => ({
  ...failures,
  id,
  title,
  unit: 'requests/s',
  meaning,
  advice,
  expression: some(where),
});

const backpressure =
  '429 is backpressure: the queue is full, or QUEUE_MODE is reject. Raise MAX_ACTIVE if the engine has room, else add a replica; clients should wait and try again.';
const waited =
  '503: a request waited longer than QUEUE_TIMEOUT_S. Shorten the queue (QUEUE_MAX) so that it is refused at once, or add capacity.';
const lasted =
  '504: a request held its slot longer than REQUEST_TIMEOUT_S. Raise it for long replies, lower max_tokens, or look at the engine’s inter-token latency.';
const server = `${waited} ${lasted} 500 or 502: the engine is down or restarts.`;

/** How requests end at the gateways. */
export const gatewayAnswerMeasures: readonly Measure[] = [
  {
    topic,
    id: 'gateway_request_rate',
    title: 'Answers',
    unit: 'requests/s',
    question: 'How much does the gateway answer?',
    meaning: `Requests that ended at the gateway a second, whatever their status. ${probes}`,
    good: 'As many as clients send.',
    advice: 'Far above what the engines finish: the rest is refused or fails; look at the answers by status.',
    expression: all,
  },
  {
    ...failures,
    id: 'gateway_answers_by_status',
    title: 'Answers by status',
    unit: 'requests/s',
    meaning: `Answers a second by their status. ${probes}`,
    good: 'Nothing but 200.',
    advice: `${backpressure} ${server}`,
    expression: all,
    split: ['status'],
  },
  {
    ...failures,
    id: 'gateway_errors_by_status',
    title: 'Errors by status',
    unit: 'requests/s',
    meaning: `Answers a second that did not succeed, by status. ${probes}`,
    advice: `${backpressure} ${server}`,
    expression: rate('gateway_requests', { where: [served, failed] }),
    split: ['status'],
  },
  {
    ...failures,
    id: 'gateway_answers_ended',
    title: 'Answers',
    unit: 'requests',
    meaning: `Answers in the window by status. ${probes}`,
    good: 'Nothing but 200.',
    advice: `${backpressure} ${server}`,
    expression: aggregate('sum', { op: 'increase', signal: 'gateway_requests', where: served }),
    split: ['status'],
  },
  failureRate('gateway_error_rate', 'All errors', failed, 'Answers a second that did not succeed (not 2xx).', server),
  failureRate(
    'gateway_4xx_rate',
    '4xx',
    status('4..'),
    'Refused for what was asked, or for being too much.',
    backpressure
  ),
  failureRate('gateway_5xx_rate', '5xx', status('5..'), 'Failed at the gateway or behind it.', server),
  failureRate('gateway_429_rate', '429', status('429'), 'Refused a second for a full queue.', backpressure),
  failureRate('gateway_503_rate', '503', status('503'), 'Given up a second after waiting too long for a slot.', waited),
  failureRate('gateway_504_rate', '504', status('504'), 'Given up a second after taking too long.', lasted),
  {
    ...share(
      'gateway_success_ratio',
      'Success ratio',
      succeeded,
      'Share of the answers with status 2xx.',
      `${backpressure} ${server}`
    ),
    good: 'At or above 99 %.',
    thresholds: { warn: 0.99, bad: 0.95, direction: 'below' },
  },
  {
    ...share('gateway_error_share', 'Not 2xx', failed, 'Share of the answers that did not succeed.', server),
    thresholds: { warn: 0.01, bad: 0.05, direction: 'above' },
  },
  share(
    'gateway_4xx_share',
    '4xx share',
    status('4..'),
    'Share of the answers with status 4xx, 429 among them.',
    backpressure
  ),
  {
    ...share('gateway_5xx_share', '5xx share', status('5..'), 'Share of the answers with status 5xx.', server),
    thresholds: { warn: 0.01, bad: 0.05, direction: 'above' },
  },
  share('gateway_429_share', '429 share', status('429'), 'Share of the requests that were refused.', backpressure),
  share(
    'gateway_timeout_share',
    '503 and 504 share',
    status('503|504'),
    'Share of the requests that waited or ran too long.',
    `${waited} ${lasted}`
  ),
];
