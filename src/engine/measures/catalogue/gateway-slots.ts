import { aggregate, type Expression, divide, multiply, orZero, rate, subtract, total } from '../expression';
import type { Measure } from '../types';
import { served, succeeded } from './gateway-served';

const topic = 'gateway';

const slots = {
  topic,
  question: 'Are slots of the gateway free?',
  good: 'Some are free. All taken for moments is fine while hardly anything waits.',
  advice:
    'All taken: if the engine has room (nothing waits there, KV cache below 80 %), raise MAX_ACTIVE; replies get slower one by one, but more run at once. If the engine is full too, add a replica.',
} as const;

const queue = {
  topic,
  question: 'Do requests wait before they reach the engine?',
  good: 'Zero, or soon zero again. A queue near its limit answers 429 next.',
  advice:
    'Raise MAX_ACTIVE if the engine has room, else add a replica. A larger QUEUE_MAX only turns refusals into longer waits.',
} as const;

const is = (of: Expression, than: '>' | '==' | '<', value: number): Expression => ({ op: 'is', of, than, value });

/** Slots, the queue before them, and whether the gateway or the engine is what limits. */
export const gatewaySlotMeasures: readonly Measure[] = [
  {
    ...slots,
    id: 'gateway_active',
    title: 'Slots used',
    unit: 'requests',
    meaning: 'Requests that the gateway has passed on to the engine and that have not ended.',
    expression: total('gateway_active'),
  },
  {
    ...slots,
    id: 'gateway_slots',
    title: 'Slots',
    unit: 'requests',
    meaning: 'Requests that may be at the engine at once, as the gateways say (MAX_ACTIVE).',
    expression: total('gateway_slots'),
  },
  {
    ...slots,
    id: 'gateway_free_slots',
    title: 'Free slots',
    unit: 'requests',
    meaning: 'Slots that no request holds; 0 too where a limit was lowered below what is running.',
    expression: { op: 'atLeast', of: subtract(total('gateway_slots'), total('gateway_active')), min: 0 },
  },
  {
    ...slots,
    id: 'gateway_slot_usage',
    title: 'Slots used',
    unit: 'ratio',
    meaning: 'Share of the slots that requests hold.',
    expression: divide(total('gateway_active'), total('gateway_slots')),
  },
  {
    ...queue,
    id: 'gateway_queue',
    title: 'Queue',
    unit: 'requests',
    meaning: 'Requests that wait at the gateway for a slot. The engine does not know of them.',
    expression: total('gateway_queue'),
  },
  {
    ...queue,
    id: 'gateway_queue_mean',
    title: 'Queue, mean',
    unit: 'requests',
    meaning: 'Requests that waited at the gateway for a slot, mean over the window.',
    expression: aggregate('sum', { op: 'avg_over_time', signal: 'gateway_queue' }),
  },
  {
    ...queue,
    id: 'gateway_queue_limit',
    title: 'Queue limit',
    unit: 'requests',
    meaning: 'Requests that may wait, as the gateways say (QUEUE_MAX): the next one is refused with 429.',
    expression: total('gateway_queue_limit'),
  },
  {
    ...queue,
    id: 'gateway_queue_usage',
    title: 'Queue of limit',
    unit: 'ratio',
    meaning: 'Share of the queue’s places that are taken, of the fullest gateway.',
    expression: aggregate(
      'max',
      divide({ op: 'value', signal: 'gateway_queue' }, { op: 'value', signal: 'gateway_queue_limit' })
    ),
    thresholds: { warn: 0.5, bad: 0.9, direction: 'above' },
  },
  {
    ...queue,
    id: 'gateway_estimated_wait',
    title: 'Estimated wait',
    unit: 'seconds',
    question: 'How long would a request wait that arrives now?',
    meaning:
      'Requests in the queue divided by successful answers a second: Little’s law, if the queue is first in, first out and the engine keeps its pace. Infinite while a queue stands and nothing is answered.',
    good: 'Below 1 s.',
    expression: divide(
      total('gateway_queue'),
      orZero(rate('gateway_requests', { where: [served, succeeded] }), total('gateway_queue'))
    ),
    thresholds: { warn: 1, bad: 5, direction: 'above' },
    needs: ['gateway_queue'],
    undefinedWhenIdle: true,
  },
  {
    topic,
    id: 'gateway_holds_back',
    title: 'Gateway holds back',
    unit: 'info',
    question: 'Do requests wait at the gateway for an engine that has room?',
    meaning:
      '1 while requests queue at the gateway, none waits at the engines and no KV cache is 80 % full: MAX_ACTIVE is too low. 0 otherwise.',
    good: '0.',
    advice:
      'Raise MAX_ACTIVE step by step until requests wait at the engine now and then; inter-token latency rises with the batch. With several replicas behind one gateway, MAX_ACTIVE is for all of them.',
    expression: multiply(
      is(total('gateway_queue'), '>', 0),
      multiply(is(total('waiting'), '==', 0), is(aggregate('max', { op: 'value', signal: 'kv_usage' }), '<', 0.8))
    ),
    thresholds: { warn: 1, bad: 1, direction: 'above' },
  },
];
