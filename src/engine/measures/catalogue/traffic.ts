import { aggregate, divide, orZero, rate, total } from '../expression';
import type { Measure } from '../types';

const finished = rate('finished');

/** There where responses are counted at all. */
const seen = aggregate('count', { op: 'value', signal: 'http_requests' });

export const trafficMeasures: readonly Measure[] = [
  {
    id: 'request_rate',
    title: 'Requests',
    topic: 'traffic',
    unit: 'requests/s',
    question: 'How many requests does it finish?',
    meaning:
      'Finished requests a second, whatever their reason. Streams closed by the client and rejected requests are not among them.',
    good: 'What your clients offer.',
    advice: 'Falling while requests wait means that the engine slows down: look at latency and capacity.',
    expression: finished,
  },
  {
    id: 'success_ratio',
    title: 'Success ratio',
    topic: 'errors',
    unit: 'ratio',
    question: 'Which share of requests got a whole answer?',
    meaning:
      'Requests that ended with stop, length or repetition, of all that ended or were rejected at admission. Client aborts are in neither: vLLM does not count them.',
    good: '100 %.',
    advice: 'See finish reasons for failures inside the engine, rejections for full queues.',
    expression: divide(rate('finished', { where: { label: 'finished_reason', matches: 'stop|length|repetition' } }), {
      op: 'add',
      left: finished,
      right: orZero(rate('admission_rejections'), total('running')),
    }),
    needs: ['finished'],
    thresholds: { warn: 0.99, bad: 0.95, direction: 'below' },
    undefinedWhenIdle: true,
  },
  {
    id: 'finish_reasons',
    title: 'Finish reasons',
    topic: 'errors',
    unit: 'requests/s',
    question: 'How do requests end?',
    meaning: 'Finished requests a second by reason.',
    good: 'stop, and length where replies are capped on purpose.',
    advice: 'A rising share of length means replies cut short: raise max_tokens. error and abort are failures.',
    expression: finished,
    split: ['finished_reason'],
  },
  {
    id: 'aborted_rate',
    title: 'Aborted after the first token',
    topic: 'errors',
    unit: 'requests/s',
    question: 'How many clients hang up in the middle of a reply?',
    meaning:
      'Requests that got a first token and neither finished nor still run: rate of first tokens, less rate of finished requests, less the growth of the running batch (its slope). vLLM counts no client aborts itself; this is exact over a window that starts and ends idle, and one abandoned before its first token never shows.',
    good: 'Near zero.',
    advice: 'Clients give up: compare their timeout with TTFT and inter-token latency.',
    expression: {
      op: 'atLeast',
      min: 0,
      of: {
        op: 'subtract',
        left: {
          op: 'subtract',
          left: rate('ttft', { part: 'count' }),
          right: rate('e2e', { part: 'count' }),
        },
        right: aggregate('sum', { op: 'deriv', signal: 'running' }),
      },
    },
  },
  {
    id: 'rejection_rate',
    title: 'Rejected at admission',
    topic: 'errors',
    unit: 'requests/s',
    question: 'How many requests are turned away because a queue limit is reached?',
    meaning:
      'Admission attempts rejected by --max-num-queued-reqs or --max-num-queued-tokens, a second. Some end as 200 with an error inside the stream.',
    good: 'Zero, unless you shed load on purpose.',
    advice: 'The engine is full: see capacity; raise the limit only if clients can wait.',
    expression: rate('admission_rejections'),
    split: ['reason'],
  },
  {
    id: 'http_4xx_rate',
    title: 'HTTP 4xx',
    topic: 'errors',
    unit: 'requests/s',
    question: 'How many requests are refused as the client’s fault?',
    meaning: 'Responses with a 4xx status a second: unknown model, prompt over the context, bad JSON, wrong key.',
    good: 'Near zero.',
    advice: 'Look at the client: prompts longer than the context show up only here.',
    expression: orZero(rate('http_requests', { where: { label: 'status', matches: '4xx' } }), seen),
  },
  {
    id: 'http_5xx_rate',
    title: 'HTTP 5xx',
    topic: 'errors',
    unit: 'requests/s',
    question: 'How many requests fail on the server?',
    meaning: 'Responses with a 5xx status a second. Failures after a stream began are still 2xx and not here.',
    good: 'Zero.',
    advice: '503 is admission or a dead engine, 500 an engine failure: read the log of the engine.',
    expression: orZero(rate('http_requests', { where: { label: 'status', matches: '5xx' } }), seen),
  },
  {
    id: 'http_5xx_ratio',
    title: 'HTTP 5xx share',
    topic: 'errors',
    unit: 'ratio',
    question: 'Which share of HTTP requests fails on the server?',
    meaning: 'Responses with a 5xx status, of all responses.',
    good: 'Zero.',
    advice: '503 is admission or a dead engine, 500 an engine failure: read the log of the engine.',
    expression: divide(
      orZero(rate('http_requests', { where: { label: 'status', matches: '5xx' } }), seen),
      rate('http_requests')
    ),
    thresholds: { warn: 0.001, bad: 0.01, direction: 'above' },
    undefinedWhenIdle: true,
  },
];
