import { type Family } from './family';
import { perEngine, perEngineBy } from './series';

/** What the scheduler holds after a step. */
export const schedulerFamilies: readonly Family[] = [
  {
    name: 'vllm:num_requests_running',
    type: 'gauge',
    help: 'Number of requests in model execution batches.',
    series: perEngine((engine) => engine.running),
  },
  {
    name: 'vllm:num_requests_waiting',
    type: 'gauge',
    help: 'Number of requests waiting to be processed.',
    series: perEngine((engine) => engine.waitingCapacity + engine.waitingDeferred),
  },
  {
    name: 'vllm:num_requests_waiting_by_reason',
    type: 'gauge',
    since: '0.20.0',
    help:
      "Number of waiting requests by reason. Reason labels: 'capacity' = waiting for scheduling capacity; 'deferred' = " +
      'deferred by transient constraints (LoRA budget, KV transfer, blocked status). Sum of all reasons equals ' +
      'vllm:num_requests_waiting.',
    series: perEngineBy('reason', [
      { value: 'capacity', of: (engine) => engine.waitingCapacity },
      { value: 'deferred', of: (engine) => engine.waitingDeferred },
    ]),
  },
  {
    name: 'vllm:engine_sleep_state',
    type: 'gauge',
    since: '0.11.1',
    help:
      'Engine sleep state; awake = 0 means engine is sleeping; awake = 1 means engine is awake; weights_offloaded = 1 ' +
      'means sleep level 1; discard_all = 1 means sleep level 2.',
    series: perEngineBy('sleep_state', [
      { value: 'awake', of: () => 1 },
      { value: 'weights_offloaded', of: () => 0 },
      { value: 'discard_all', of: () => 0 },
    ]),
  },
];
