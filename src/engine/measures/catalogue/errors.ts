import { add, aggregate, burnFactor, divide, type Expression, multiply, orZero, rate, times } from '../expression';
import type { Measure } from '../types';
import { errorTypeMeasures } from './error-types';
import { failed, failedShare, finished, rejected, responses, responsesOf } from './failures';
import { trafficMeasures } from './traffic';

const topic = 'errors';

const { expression: aborted } = trafficMeasures.find(({ id }) => id === 'aborted_rate')!;

const perEngine = (of: Expression) => aggregate('sum', of, 'engine');

/** 1 for an engine that had requests all through the window. */
const neverEmpty: Expression = {
  op: 'is',
  of: add(perEngine({ op: 'min_over_time', signal: 'running' }), perEngine({ op: 'min_over_time', signal: 'waiting' })),
  than: '>',
  value: 0,
};

/** 1 for an engine that made no step in the window. */
const noStep: Expression = {
  op: 'is',
  of: perEngine({ op: 'increase', signal: 'iteration_tokens', part: 'count' }),
  than: '==',
  value: 0,
};

const overlap =
  'A rejection or an engine error that left as 5xx counts once; one that failed as HTTP 200 counts too. 4xx are the client’s and do not count.';

/** What fails, how clients see it, and what they give up on. */
export const errorMeasures: readonly Measure[] = [
  {
    id: 'error_ratio',
    title: 'Error ratio',
    topic,
    unit: 'ratio',
    question: 'Which share of requests fails?',
    meaning: `Failed requests (HTTP 5xx, rejected at admission, finished with error) of all HTTP responses; of all finished and rejected requests where the engine counts no responses. ${overlap} Probes and /metrics are in neither.`,
    good: 'Zero.',
    advice: 'See errors by type: rejections mean full, the rest means broken.',
    expression: failedShare('rate'),
    needs: ['finished'],
    thresholds: { warn: 0.01, bad: 0.05, direction: 'above' },
    undefinedWhenIdle: true,
  },
  {
    id: 'failed_rate',
    title: 'Failed requests',
    topic,
    unit: 'requests/s',
    question: 'How many requests fail?',
    meaning: `HTTP 5xx, rejected at admission and finished with error, a second. ${overlap}`,
    good: 'Zero.',
    advice: 'See errors by type: rejections mean full, the rest means broken.',
    expression: failed('rate'),
    needs: ['finished'],
  },
  {
    id: 'error_burn',
    title: 'Error budget burn',
    topic,
    unit: 'factor',
    question: 'How fast is the error budget being spent?',
    meaning:
      'Error ratio divided by the share that the target lets pass: errors ÷ (1 − target). At 1 the budget lasts exactly its period; at 14.4 a 30-day budget is gone in two days.',
    good: 'Below 1 over the long run.',
    advice:
      'Act on a high burn only where a long and a short window agree: the long one says that it matters, the short one that it goes on. See errors by type.',
    expression: times(failedShare('rate'), burnFactor),
    needs: ['finished'],
    thresholds: { warn: 6, bad: 14.4, direction: 'above' },
    undefinedWhenIdle: true,
  },
  ...errorTypeMeasures,
  {
    id: 'http_failures',
    title: 'Failing requests',
    topic,
    unit: 'requests',
    question: 'Which requests fail?',
    meaning: 'Responses with a 4xx or 5xx status over the window, by path, method and status class.',
    good: 'None.',
    advice: '4xx: look at the client. 5xx: read the log of the engine.',
    expression: aggregate('sum', {
      op: 'increase',
      signal: 'http_requests',
      where: { label: 'status', matches: '4xx|5xx' },
    }),
    split: ['handler', 'method', 'status'],
  },
  {
    id: 'http_4xx_ratio',
    title: 'HTTP 4xx share',
    topic,
    unit: 'ratio',
    question: 'Which share of requests is refused as the client’s fault?',
    meaning: 'Responses with a 4xx status, of all responses; probes and /metrics are in neither.',
    good: 'Near zero.',
    advice: 'Look at the client: prompts longer than the context show up only here.',
    expression: divide(responsesOf('rate', '4xx'), responses('rate')),
    undefinedWhenIdle: true,
  },
  {
    id: 'abort_ratio',
    title: 'Abort share',
    topic,
    unit: 'ratio',
    question: 'Which share of clients hangs up in the middle of a reply?',
    meaning:
      'Requests aborted after the first token (derived: first tokens − finished − growth of the running batch), of all that got a first token. Do not use finished_reason="abort": vLLM leaves it at 0 when a client hangs up. Who gave up before the first token is in neither.',
    good: 'Under 1 %.',
    advice: 'Clients give up: compare their timeout with TTFT and inter-token latency.',
    expression: divide(aborted, rate('ttft', { part: 'count' })),
    thresholds: { warn: 0.01, bad: 0.05, direction: 'above' },
    undefinedWhenIdle: true,
  },
  {
    id: 'rejected_ratio',
    title: 'Rejected share',
    topic,
    unit: 'ratio',
    question: 'Which share of requests is turned away at a queue limit?',
    meaning: 'Requests rejected at admission, of those finished or rejected.',
    good: 'Zero, unless you shed load on purpose.',
    advice: 'The engine is full: see capacity; raise the limit only if clients can wait.',
    expression: divide(rate('admission_rejections'), add(finished('rate'), rejected('rate'))),
    undefinedWhenIdle: true,
  },
  {
    id: 'length_ratio',
    title: 'Cut at a limit',
    topic,
    unit: 'ratio',
    question: 'Which share of replies is cut short?',
    meaning: 'Requests that ended with length (max_tokens or the end of the context), of all finished ones.',
    good: 'Small, or steady where replies are capped on purpose.',
    advice: 'Rising: raise max_tokens; each reply then takes more KV cache. A full context needs --max-model-len.',
    expression: divide(orZero(finished('rate', 'length'), finished('rate')), finished('rate')),
    needs: ['finished'],
    undefinedWhenIdle: true,
  },
  {
    id: 'stalled_engines',
    title: 'Stalled engines',
    topic,
    unit: 'engines',
    question: 'Does an engine hang?',
    meaning:
      'Engines that had requests running or waiting all through the window and made no step in it. An engine that freezes while idle looks idle: only a probe that asks for a token can tell.',
    good: 'Zero.',
    advice:
      'Restart it, which drops its requests and its cache; the log says what hung (a kernel, NCCL, grammar compilation). An engine put to sleep with requests waiting counts too.',
    expression: aggregate('sum', multiply(neverEmpty, noStep)),
    thresholds: { warn: 1, bad: 1, direction: 'above' },
  },
];
