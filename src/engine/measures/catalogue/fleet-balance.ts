import type { SignalId } from '../../signals/catalogue';
import { add, aggregate, divide, type Expression, mean, multiply, rate, subtract } from '../expression';
import type { Measure } from '../types';

const topic = 'engine';
const slowHidden = 'A sum or mean over replicas hides one that is slow.';

const running: Expression = { op: 'avg_over_time', signal: 'running' };
const total = aggregate('sum', running);
const enough = (than: '>=' | '<'): Expression => ({ op: 'is', of: total, than, value: 5 });

const perEngine = (signal: SignalId, part?: 'sum' | 'count'): Expression =>
  aggregate('sum', { op: 'rate', signal, part }, 'engine');
const requests = perEngine('finished');

/** How evenly the replicas of a model are loaded; to be grouped by model. */
export const balanceMeasures: readonly Measure[] = [
  {
    id: 'running_imbalance',
    title: 'Imbalance of running',
    topic,
    unit: 'factor',
    question: 'Does one replica carry more than the others?',
    meaning:
      'Running requests of the fullest engine ÷ the mean of all, over the window. Two engines, one with twice the load of the other: 1.33; all on one of two: 2. With fewer than five running in all it says 1: so few cannot be even.',
    good: 'Near 1.',
    advice:
      'Change the router’s policy: least requests instead of round robin; sticky sessions and prefix-aware routing trade balance for cache hits.',
    expression: add(multiply(divide(aggregate('max', running), aggregate('avg', running)), enough('>=')), enough('<')),
    thresholds: { warn: 1.33, bad: 2, direction: 'above' },
    undefinedWhenIdle: true,
  },
  {
    id: 'kv_usage_gap',
    title: 'KV gap',
    topic,
    unit: 'ratio',
    question: 'Is one KV cache full beside an empty one?',
    meaning: 'KV cache usage of the fullest engine less that of the emptiest, now.',
    good: 'Under 30 %.',
    advice: 'Route by KV cache usage or by prefix; long requests that stick to one replica fill it.',
    expression: subtract(
      aggregate('max', { op: 'value', signal: 'kv_usage' }),
      aggregate('min', { op: 'value', signal: 'kv_usage' })
    ),
    thresholds: { warn: 0.3, bad: 0.6, direction: 'above' },
  },
  {
    id: 'request_share_gap',
    title: 'Spread of the load',
    topic,
    unit: 'ratio',
    question: 'Does the router send each replica its share?',
    meaning:
      'Share of finished requests of the engine with the most, less that of the engine with the fewest; 0 with a single engine.',
    good: 'Near zero, for replicas of one size.',
    advice: 'A replica with next to no share is not in the router, or fails its health check.',
    expression: divide(subtract(aggregate('max', requests), aggregate('min', requests)), rate('finished')),
    undefinedWhenIdle: true,
  },
  {
    id: 'ttft_imbalance',
    title: 'Imbalance of TTFT',
    topic,
    unit: 'factor',
    question: 'Is one replica slower than the rest?',
    meaning: `Mean time to first token of the slowest engine ÷ that of all requests. ${slowHidden}`,
    good: 'Near 1.',
    advice: 'Look at that engine alone: its queue, its GPU’s clock and temperature, its configuration.',
    expression: divide(aggregate('max', divide(perEngine('ttft', 'sum'), perEngine('ttft', 'count'))), mean('ttft')),
    undefinedWhenIdle: true,
  },
];
