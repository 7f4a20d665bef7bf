import type { Signal } from './types';

const carries = ['model_name', 'engine'] as const;

export const schedulerSignals = [
  {
    id: 'running',
    kind: 'gauge',
    unit: 'requests',
    names: [{ name: 'vllm:num_requests_running' }],
    carries,
    meaning: 'Requests in the running batch after the last scheduler step.',
  },
  {
    id: 'waiting',
    kind: 'gauge',
    unit: 'requests',
    names: [{ name: 'vllm:num_requests_waiting' }],
    carries,
    meaning:
      'Requests that the scheduler has accepted and not yet put into the running batch, preempted ones included.',
  },
  {
    id: 'waiting_by_reason',
    kind: 'gauge',
    unit: 'requests',
    names: [{ name: 'vllm:num_requests_waiting_by_reason', since: '0.20.0' }],
    carries,
    labels: [{ name: 'reason', values: ['capacity', 'deferred'] }],
    meaning:
      'Waiting requests by reason. `capacity` does not say which capacity: slots and KV cache both count there. `deferred` waits for a LoRA slot or a KV transfer.',
  },
  {
    id: 'preemptions',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'vllm:num_preemptions_total' }],
    carries,
    meaning:
      'Requests thrown out of the running batch because the KV cache was full; their prefill is done again later.',
  },
  {
    id: 'iteration_tokens',
    kind: 'histogram',
    unit: 'tokens',
    names: [{ name: 'vllm:iteration_tokens_total', since: '0.7.0' }],
    carries,
    meaning: 'Tokens per engine step (a histogram despite its name); its count is the number of steps.',
  },
  {
    id: 'request_preemptions',
    kind: 'histogram',
    unit: 'events',
    names: [{ name: 'vllm:request_num_preemptions', since: '0.30.0' }],
    carries,
    meaning: 'How often each finished request was preempted.',
  },
  {
    id: 'sleep_state',
    kind: 'gauge',
    unit: 'info',
    names: [{ name: 'vllm:engine_sleep_state', since: '0.11.1' }],
    carries,
    labels: [{ name: 'sleep_state', values: ['awake', 'weights_offloaded', 'discard_all'] }],
    meaning: '1 for the state that the engine is in.',
    absentWhen: 'The Rust frontend does not expose it.',
  },
] as const satisfies readonly Signal[];
