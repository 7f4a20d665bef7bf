import type { Signal } from './types';

const shared = { carries: [], from: 'gateway' } as const;

/** What a small gateway with a bounded queue before an engine shows. */
export const gatewaySignals = [
  {
    id: 'gateway_requests',
    kind: 'counter',
    unit: 'requests',
    names: [{ name: 'api_requests_total' }],
    ...shared,
    labels: [{ name: 'status' }, { name: 'endpoint' }],
    meaning: 'Requests that the gateway answered, by status; a status has a series from its first answer on.',
  },
  {
    id: 'gateway_active',
    kind: 'gauge',
    unit: 'requests',
    names: [{ name: 'api_active_requests' }],
    ...shared,
    meaning: 'Requests that hold a slot: the gateway has passed them on and waits for the engine.',
  },
  {
    id: 'gateway_slots',
    kind: 'gauge',
    unit: 'requests',
    names: [{ name: 'api_max_active_requests' }],
    ...shared,
    meaning: 'Requests that may hold a slot at once (MAX_ACTIVE).',
    absentWhen: 'Many gateways do not show their limit: type it into “Slots” at the top.',
  },
  {
    id: 'gateway_queue',
    kind: 'gauge',
    unit: 'requests',
    names: [{ name: 'api_queue_depth' }],
    ...shared,
    meaning: 'Requests that wait for a slot.',
  },
  {
    id: 'gateway_queue_limit',
    kind: 'gauge',
    unit: 'requests',
    names: [{ name: 'api_queue_max' }],
    ...shared,
    meaning: 'Requests that may wait for a slot (QUEUE_MAX).',
    absentWhen: 'Many gateways do not show how long their queue may get.',
  },
  {
    id: 'gateway_latency',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'api_request_latency_seconds' }],
    ...shared,
    labels: [{ name: 'endpoint' }],
    meaning: 'Time from arrival at the gateway to the end, of requests that got a slot.',
  },
  {
    id: 'gateway_queue_wait',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'api_queue_wait_seconds' }],
    ...shared,
    meaning: 'Wait for a slot, of requests that got one.',
    absentWhen: 'Many gateways do not time their queue.',
  },
  {
    id: 'gateway_start_time',
    kind: 'gauge',
    unit: 'timestamp',
    names: [{ name: 'process_start_time_seconds' }],
    ...shared,
    meaning: 'When the process began, of any program: only targets that also have api_active_requests are gateways.',
  },
] as const satisfies readonly Signal[];
