import { divide, mean } from '../expression';
import type { Measure } from '../types';
import { bucketsMeasure, type HistogramFamily, meanMeasure, quantileMeasure } from './histogram-measures';

const latency: HistogramFamily = {
  signal: 'gateway_latency',
  id: 'gateway_latency',
  title: 'Gateway latency',
  topic: 'gateway',
  unit: 'seconds',
  subject: 'the time from arrival at the gateway to the end',
  good: 'Hardly more than the engine’s end-to-end latency.',
  advice:
    'Far above the engine’s: requests wait at the gateway. The same and long: look at the phases on the Latency dashboard.',
};

const wait: HistogramFamily = {
  signal: 'gateway_queue_wait',
  id: 'gateway_wait',
  title: 'Wait for a slot',
  topic: 'gateway',
  unit: 'seconds',
  subject: 'the wait for a slot at the gateway',
  good: 'Near zero. Requests that never got a slot are not in it: see 503.',
  advice: 'Raise MAX_ACTIVE if the engine has room (nothing waits there, KV cache below 80 %), else add a replica.',
};

const quantiles = [0.5, 0.95, 0.99];

/** How long requests take at the gateways, and how much of it they wait there. */
export const gatewayTimeMeasures: readonly Measure[] = [latency, wait]
  .flatMap((family) => [
    ...quantiles.map((q) => quantileMeasure(family, q)),
    meanMeasure(family),
    bucketsMeasure(family),
  ])
  .concat({
    id: 'gateway_wait_share',
    title: 'Share that is waiting',
    topic: 'gateway',
    unit: 'ratio',
    question: 'How much of a request is waiting at the gateway?',
    meaning: 'Mean wait for a slot, of the mean time at the gateway.',
    good: wait.good,
    advice: wait.advice,
    expression: divide(mean('gateway_queue_wait'), mean('gateway_latency')),
    undefinedWhenIdle: true,
  });
