import type { Signal } from './types';

const carries = ['model_name', 'engine'] as const;
const nixl = { carries, absentWhen: 'Needs NixlConnector in --kv-transfer-config.' } as const;

/** KV cache handed from engine to engine by NIXL. */
export const nixlSignals = [
  {
    ...nixl,
    id: 'nixl_transfer_time',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:nixl_xfer_time_seconds', since: '0.11.1' }],
    meaning: 'Time of one NIXL transfer.',
  },
  {
    ...nixl,
    id: 'nixl_post_time',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:nixl_post_time_seconds', since: '0.11.1' }],
    meaning: 'Time to hand one NIXL transfer over.',
  },
  {
    ...nixl,
    id: 'nixl_bytes',
    kind: 'histogram',
    unit: 'bytes',
    names: [{ name: 'vllm:nixl_bytes_transferred', since: '0.11.1' }],
    meaning: 'Bytes of one NIXL transfer.',
  },
  {
    ...nixl,
    id: 'nixl_descriptors',
    kind: 'histogram',
    unit: 'items',
    names: [{ name: 'vllm:nixl_num_descriptors', since: '0.11.1' }],
    meaning: 'Descriptors of one NIXL transfer.',
  },
  {
    ...nixl,
    id: 'nixl_failed_transfers',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'vllm:nixl_num_failed_transfers_total', since: '0.11.1' }],
    meaning: 'NIXL transfers that failed.',
  },
  {
    ...nixl,
    id: 'nixl_failed_notifications',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'vllm:nixl_num_failed_notifications_total', since: '0.11.1' }],
    meaning: 'NIXL notifications that failed.',
  },
  {
    ...nixl,
    id: 'nixl_expired_requests',
    kind: 'counter',
    unit: 'requests',
    names: [{ name: 'vllm:nixl_num_kv_expired_reqs_total', since: '0.15.0' }],
    meaning: 'Requests whose KV cache the prefill engine let go because nobody fetched it in time.',
  },
  {
    ...nixl,
    id: 'nixl_late_notifications',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'vllm:nixl_num_notifications_after_expiry_total' }],
    meaning: 'Notifications that came after the KV cache had been let go.',
    absentWhen: 'Needs NixlConnector in --kv-transfer-config, in a vLLM newer than 0.28.',
  },
] as const satisfies readonly Signal[];
