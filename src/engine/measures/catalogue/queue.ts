import { add, aggregate, divide, rate, total } from '../expression';
import type { Measure } from '../types';

const topic = 'capacity';
const peak = aggregate('sum', { op: 'max_over_time', signal: 'running' });

export const queueMeasures: readonly Measure[] = [
  {
    id: 'running_peak',
    title: 'Most at once',
    topic,
    unit: 'requests',
    question: 'How many requests ran at once at most?',
    meaning:
      'Largest number of running requests that a scrape saw within the window, each engine’s own, summed over the group. It is a limit only where requests waited at that time.',
    good: 'Below the limits.',
    advice: 'Flat while requests wait and KV cache is free: that plateau is --max-num-seqs.',
    expression: peak,
  },
  {
    id: 'slots_used_of_peak',
    title: 'Slots used, of the most at once',
    topic,
    unit: 'ratio',
    question: 'How close is the batch to the largest that was seen?',
    meaning:
      'Running requests over the most that ran at once within the window. vLLM does not expose --max-num-seqs: where it was never reached, the true share is smaller.',
    good: 'Below 90 % of a peak that was a limit.',
    advice: 'At 100 % with a queue and a free KV cache: raise --max-num-seqs, or add a replica.',
    expression: divide(total('running'), peak),
    undefinedWhenIdle: true,
  },
  {
    id: 'waiting_by_reason',
    title: 'Waiting by reason',
    topic,
    unit: 'requests',
    question: 'What are they waiting for?',
    meaning:
      'Waiting requests by reason: capacity means slots or KV cache (vLLM does not say which), deferred means a LoRA slot or a KV transfer.',
    good: 'Zero.',
    advice:
      'capacity: KV cache nearly full or not tells memory from --max-num-seqs. deferred: raise --max-loras, or look at the KV connector.',
    expression: total('waiting_by_reason'),
    split: ['reason'],
  },
  {
    id: 'waiting_deferred',
    title: 'Deferred',
    topic,
    unit: 'requests',
    question: 'Does anything but capacity hold requests back?',
    meaning: 'Waiting requests that need a LoRA slot or a KV transfer first, whatever the batch would take.',
    good: 'Zero.',
    advice: 'Raise --max-loras (adapters take memory), or look at the KV connector’s transfers.',
    expression: total('waiting_by_reason', { label: 'reason', matches: 'deferred' }),
    thresholds: { warn: 1, bad: 10, direction: 'above' },
  },
  {
    id: 'waiting_share',
    title: 'Share that waits',
    topic,
    unit: 'ratio',
    question: 'Which share of the requests inside is only waiting?',
    meaning: 'Waiting requests, of all that run or wait now.',
    good: 'Zero.',
    advice: 'Above a half, a request waits longer than it works: add a replica or shed load at the gateway.',
    expression: divide(total('waiting'), add(total('running'), total('waiting'))),
    thresholds: { warn: 0.1, bad: 0.5, direction: 'above' },
    undefinedWhenIdle: true,
  },
  {
    id: 'queue_wait_estimate',
    title: 'Estimated wait',
    topic,
    unit: 'seconds',
    question: 'How long would a request that comes now wait?',
    meaning:
      'Little’s law: waiting requests ÷ finished requests a second. It holds while the queue is steady, served in order, and the requests ahead are like those that just finished; streams that clients closed are not counted as finished, so that it is then too long. Infinite where requests wait and none finishes.',
    good: 'Below a second.',
    advice: 'Compare with the measured queue time, which is of requests that already finished: this one leads it.',
    expression: divide(total('waiting'), rate('finished')),
    thresholds: { warn: 1, bad: 5, direction: 'above' },
    undefinedWhenIdle: true,
  },
];
