import { divide, rate, subtract } from '../expression';
import type { Measure } from '../types';

const topic = 'capacity';
const observed = rate('request_preemptions', { part: 'count' });

export const preemptionMeasures: readonly Measure[] = [
  {
    id: 'preemptions_per_request',
    title: 'Preemptions per request',
    topic,
    unit: 'ratio',
    question: 'How much work is thrown away for want of KV cache?',
    meaning:
      'Preemptions over finished requests. The share of requests that were preempted is at most this: one may be preempted several times.',
    good: 'Zero.',
    advice: 'Lower --max-num-seqs so that fewer requests fight for blocks, or give the KV cache more memory.',
    expression: divide(rate('preemptions'), rate('finished')),
    thresholds: { warn: 0.01, bad: 0.1, direction: 'above' },
    undefinedWhenIdle: true,
  },
  {
    id: 'preempted_again_share',
    title: 'Preempted more than once',
    topic,
    unit: 'ratio',
    question: 'Which share of requests was thrown out again and again?',
    meaning:
      'Finished requests with more than one preemption, of all (0.30 and newer). The histogram’s first bucket holds none and one together, so “at least once” cannot be told.',
    good: 'Zero.',
    advice: 'Lower --max-num-seqs: the engine works on more requests than its KV cache carries.',
    expression: {
      op: 'atLeast',
      min: 0,
      of: subtract(divide(observed, observed), {
        op: 'within',
        signal: 'request_preemptions',
        objective: { param: 'preemptions_allowed', default: 1 },
      }),
    },
    thresholds: { warn: 0.01, bad: 0.1, direction: 'above' },
    undefinedWhenIdle: true,
  },
  {
    id: 'preemption_buckets',
    title: 'Preemptions of a request',
    topic,
    unit: 'requests/s',
    question: 'How often is one request preempted?',
    meaning:
      'Finished requests a second with at most so many preemptions (label le, cumulative); the first bucket holds none and one together.',
    good: 'Everything in the first bucket.',
    advice: 'Anything above: lower --max-num-seqs or give the KV cache more memory.',
    expression: { op: 'buckets', signal: 'request_preemptions' },
    split: ['le'],
  },
];
