import type { SignalId } from '../../signals/catalogue';
import { aggregate, type Expression } from '../expression';
import type { Measure } from '../types';
import { engineErrors, inStream, type Per, responsesOf, unexplained } from './failures';

interface Kind extends Pick<Measure, 'title' | 'question' | 'meaning' | 'good' | 'advice' | 'needs' | 'split'> {
  readonly id: string;
  readonly of: (per: Per) => Expression;
  /** Whether the catalogue has its rate under another id already. */
  readonly known?: boolean;
}

const engineAndServer: readonly SignalId[] = ['finished', 'http_requests'];

/** Kinds of failure that do not overlap, but for the last one, which says how some of the others were delivered. */
const kinds: readonly Kind[] = [
  {
    id: 'http_4xx',
    known: true,
    title: 'HTTP 4xx',
    question: 'How many requests were refused as the client’s fault?',
    meaning: 'Responses with a 4xx status: unknown model, prompt over the context, bad JSON, wrong key.',
    good: 'Near zero.',
    advice: 'Look at the client: prompts longer than the context show up only here.',
    of: (per) => responsesOf(per, '4xx'),
  },
  {
    id: 'http_5xx_other',
    title: 'Other HTTP 5xx',
    question: 'How many requests fail on the server for a reason that the engine does not count?',
    meaning:
      '5xx responses, less rejections and requests finished with error, which mostly leave as 5xx too. Never below zero.',
    good: 'Zero.',
    advice: 'An exception in the API server, or the engine core died: read the log of the engine.',
    of: unexplained,
    needs: engineAndServer,
  },
  {
    id: 'finished_error',
    title: 'Finished with error',
    question: 'How many requests fail inside the engine?',
    meaning: 'Requests that ended with the finish reason error (vLLM 0.13 and newer; older engines always show 0).',
    good: 'Zero.',
    advice: 'A KV transfer failed, or the engine hit an exception: read the log of the engine.',
    of: engineErrors,
    needs: ['finished'],
  },
  {
    id: 'rejection',
    known: true,
    title: 'Rejected at admission',
    question: 'How many requests were turned away because a queue limit was reached?',
    meaning: 'Admission attempts rejected by --max-num-queued-reqs or --max-num-queued-tokens.',
    good: 'Zero, unless you shed load on purpose.',
    advice: 'The engine is full: see capacity; raise the limit only if clients can wait.',
    of: (per) => aggregate('sum', { op: per, signal: 'admission_rejections' }),
    split: ['reason'],
  },
  {
    id: 'in_stream_failure',
    title: 'Failed as HTTP 200',
    question: 'How many requests fail after the response said 200?',
    meaning:
      'Derived: rejections + finished with error − 5xx responses, never below zero. A stream that has begun can only carry an error event, and HTTP counts it as 2xx. It is a lower bound: a 5xx of another cause hides one, and what a dying engine core cuts off is counted nowhere, because its page goes with it.',
    good: 'Zero.',
    advice:
      'Let clients read error events in the stream: the status alone does not tell. See rejections and finish reasons.',
    of: inStream,
    needs: engineAndServer,
  },
];

function measureOf({ id, of, known, ...texts }: Kind, per: Per): Measure {
  const second = per === 'rate';
  return {
    ...texts,
    id: `${id}_${second ? 'rate' : 'count'}`,
    topic: 'errors',
    unit: second ? 'requests/s' : 'requests',
    meaning: `${texts.meaning} ${second ? 'A second.' : 'Over the window; Prometheus sees no first value of a new series, so a first and only error counts 0.'}`,
    expression: of(per),
  };
}

/** Failures by kind: each a second and as a number over the window, where the catalogue has it not yet. */
export const errorTypeMeasures: readonly Measure[] = [
  ...kinds.filter(({ known }) => !known).map((kind) => measureOf(kind, 'rate')),
  ...kinds.map((kind) => measureOf(kind, 'increase')),
];
