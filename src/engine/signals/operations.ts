import type { Signal } from './types';

const carries = ['model_name', 'engine'] as const;
const proposed = 'Proposed for vLLM, in no release up to 0.32.';
const sleepMode = {
  carries: [],
  labels: [{ name: 'operation', values: ['sleep', 'release_kv_cache_memory', 'wake'] }],
  absentWhen: 'Needs sleep mode (--enable-sleep-mode, VLLM_SERVER_DEV_MODE=1) in a vLLM newer than 0.28.',
} as const;
const weightUpdate = {
  carries: [],
  labels: [{ name: 'operation', values: ['init', 'start', 'start_draft', 'update', 'finish', 'set_version'] }],
  absentWhen: 'Needs weight transfer for reinforcement learning (VLLM_SERVER_DEV_MODE=1) in a vLLM newer than 0.28.',
} as const;
const websocket = { carries: [], absentWhen: 'Needs a model with the realtime task.' } as const;

/** What is done to an engine beside serving, and what it says of its own health and configuration. */
export const operationSignals = [
  {
    ...sleepMode,
    id: 'sleep_operation_duration',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:sleep_mode_operation_duration_seconds' }],
    meaning: 'Time that one sleep-mode operation took.',
  },
  {
    ...sleepMode,
    id: 'sleep_operations_in_flight',
    kind: 'gauge',
    unit: 'items',
    names: [{ name: 'vllm:sleep_mode_operations_in_flight' }],
    meaning: 'Sleep-mode operations under way.',
  },
  {
    ...weightUpdate,
    id: 'weight_update_duration',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:rl_weight_update_operation_duration_seconds' }],
    meaning: 'Time that one operation of a weight update took.',
  },
  {
    ...weightUpdate,
    id: 'weight_updates_in_flight',
    kind: 'gauge',
    unit: 'items',
    names: [{ name: 'vllm:rl_weight_update_operations_in_flight' }],
    meaning: 'Operations of a weight update under way.',
  },
  {
    ...websocket,
    id: 'websocket_active',
    kind: 'gauge',
    unit: 'items',
    names: [{ name: 'vllm:websocket_connections_active', since: '0.18.0' }],
    meaning: 'Open realtime connections.',
  },
  {
    ...websocket,
    id: 'websocket_connections',
    kind: 'counter',
    unit: 'items',
    names: [{ name: 'vllm:websocket_connections_total', since: '0.18.0' }],
    meaning: 'Realtime connections opened.',
  },
  {
    ...websocket,
    id: 'websocket_duration',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:websocket_connection_duration_seconds', since: '0.18.0' }],
    meaning: 'How long realtime connections were open, counted when they close.',
  },
  {
    id: 'engine_healthy',
    kind: 'gauge',
    unit: 'info',
    names: [{ name: 'vllm:engine_healthy' }],
    carries: ['engine'],
    meaning: '1 while the engine’s last known state is healthy and its client has not failed, 0 otherwise.',
    absentWhen: 'Needs --enable-fault-tolerance in a vLLM newer than 0.28.',
  },
  {
    id: 'corrupted_requests',
    kind: 'counter',
    unit: 'requests',
    names: [{ name: 'vllm:corrupted_requests_total', since: '0.11.1' }],
    carries,
    meaning: 'Requests whose logits held NaN.',
    absentWhen: 'Needs VLLM_COMPUTE_NANS_IN_LOGITS=1 in the environment.',
  },
  {
    id: 'scheduler_policy',
    kind: 'info',
    unit: 'info',
    names: [{ name: 'vllm:scheduler_policy_info' }],
    carries: [],
    labels: [{ name: 'policy', values: ['fcfs', 'priority'] }],
    meaning: '1 for the policy of the scheduler.',
    absentWhen: proposed,
  },
  {
    id: 'request_priority',
    kind: 'histogram',
    unit: 'items',
    names: [{ name: 'vllm:request_priority' }],
    carries,
    meaning: 'Priority of finished requests; lower is served first.',
    absentWhen: `Needs --scheduling-policy priority. ${proposed}`,
  },
  {
    id: 'model_config',
    kind: 'info',
    unit: 'info',
    names: [{ name: 'vllm:model_config_info' }],
    carries: [],
    labels: [{ name: 'max_model_len' }, { name: 'dtype' }],
    meaning: 'The model’s configuration as label values.',
    absentWhen: proposed,
  },
] as const satisfies readonly Signal[];
