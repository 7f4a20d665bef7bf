import { aggregate, type Expression, multiply } from '../expression';
import type { Measure } from '../types';

/** 1 for every target that is a gateway. */
const isGateway: Expression = {
  op: 'is',
  of: aggregate('max', { op: 'value', signal: 'gateway_active' }, 'target'),
  than: '>=',
  value: 0,
};

/** The gateways as processes. */
export const gatewayProcessMeasures: readonly Measure[] = [
  {
    id: 'gateways',
    title: 'Gateways',
    topic: 'gateway',
    unit: 'items',
    question: 'How many gateways answer?',
    meaning: 'Gateways whose page can be scraped.',
    good: 'As many as you run.',
    advice: 'Fewer: one is down. Each has slots and a queue of its own, so limits add up.',
    expression: aggregate('count', { op: 'value', signal: 'gateway_active' }),
  },
  {
    id: 'gateway_uptime',
    title: 'Uptime',
    topic: 'gateway',
    unit: 'seconds',
    question: 'Was a gateway restarted?',
    meaning: 'Time since the gateway was started, of the one that was started last.',
    good: 'As long as nobody deployed.',
    advice: 'Short, and nobody restarted it: requests in its queue were lost; look at its log.',
    expression: {
      op: 'age',
      of: aggregate(
        'max',
        multiply(aggregate('max', { op: 'value', signal: 'gateway_start_time' }, 'target'), isGateway)
      ),
    },
  },
];
