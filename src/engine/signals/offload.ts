import type { Signal } from './types';

const carries = ['model_name', 'engine'] as const;
const offload = {
  carries,
  absentWhen: 'Needs --kv-offloading-size, or OffloadingConnector in --kv-transfer-config.',
} as const;

/** KV cache that vLLM itself keeps in host memory. */
export const offloadSignals = [
  {
    ...offload,
    id: 'kv_offload_load_bytes',
    kind: 'counter',
    unit: 'bytes',
    names: [{ name: 'vllm:kv_offload_load_bytes_total', since: '0.24.0' }],
    meaning: 'Bytes of KV cache loaded back to the GPU.',
  },
  {
    ...offload,
    id: 'kv_offload_load_time',
    kind: 'counter',
    unit: 'seconds',
    names: [{ name: 'vllm:kv_offload_load_time_total', since: '0.24.0' }],
    meaning: 'Time spent loading KV cache back to the GPU.',
  },
  {
    ...offload,
    id: 'kv_offload_load_size',
    kind: 'histogram',
    unit: 'bytes',
    names: [{ name: 'vllm:kv_offload_load_size', since: '0.24.0' }],
    meaning: 'Bytes of one load operation.',
  },
  {
    ...offload,
    id: 'kv_offload_store_bytes',
    kind: 'counter',
    unit: 'bytes',
    names: [{ name: 'vllm:kv_offload_store_bytes_total', since: '0.24.0' }],
    meaning: 'Bytes of KV cache stored from the GPU.',
  },
  {
    ...offload,
    id: 'kv_offload_store_time',
    kind: 'counter',
    unit: 'seconds',
    names: [{ name: 'vllm:kv_offload_store_time_total', since: '0.24.0' }],
    meaning: 'Time spent storing KV cache from the GPU.',
  },
  {
    ...offload,
    id: 'kv_offload_store_size',
    kind: 'histogram',
    unit: 'bytes',
    names: [{ name: 'vllm:kv_offload_store_size', since: '0.24.0' }],
    meaning: 'Bytes of one store operation.',
  },
  {
    ...offload,
    id: 'kv_offload_stores_skipped',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'vllm:kv_offload_stores_skipped_total', since: '0.24.0' }],
    meaning: 'Stores left out because their blocks were not yet reused often enough (store_threshold of 2 or more).',
  },
  {
    ...offload,
    id: 'kv_offload_cpu_usage',
    kind: 'gauge',
    unit: 'ratio',
    names: [{ name: 'vllm:kv_offload_cpu_cache_usage_perc', since: '0.24.0' }],
    meaning:
      'Share of the host-memory cache that transfers under way pin, 0 to 1; cached blocks that can go count as free.',
  },
  {
    ...offload,
    id: 'kv_offload_cpu_read_usage',
    kind: 'gauge',
    unit: 'ratio',
    names: [{ name: 'vllm:kv_offload_cpu_cache_read_usage_perc', since: '0.26.0' }],
    meaning: 'Share of the host-memory cache that loads under way pin, 0 to 1.',
  },
  {
    ...offload,
    id: 'kv_offload_cpu_write_usage',
    kind: 'gauge',
    unit: 'ratio',
    names: [{ name: 'vllm:kv_offload_cpu_cache_write_usage_perc', since: '0.26.0' }],
    meaning: 'Share of the host-memory cache that stores under way pin, 0 to 1.',
  },
  {
    ...offload,
    id: 'kv_offload_cpu_allocation_size',
    kind: 'histogram',
    unit: 'blocks',
    names: [{ name: 'vllm:kv_offload_cpu_allocation_size', since: '0.26.0' }],
    meaning: 'Host-memory blocks that one store asked for.',
  },
  {
    ...offload,
    id: 'kv_offload_allocation_failures',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'vllm:kv_offload_allocation_failure_total', since: '0.26.0' }],
    meaning: 'Stores that found no room.',
  },
  {
    ...offload,
    id: 'kv_offload_lookup_sync_delay',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:kv_offload_lookup_sync_delay_seconds', since: '0.26.0' }],
    meaning: 'Time that one lookup held up the scheduler.',
  },
  {
    ...offload,
    id: 'kv_offload_lookup_async_delay',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:kv_offload_lookup_async_delay_seconds', since: '0.26.0' }],
    meaning: 'Time that a request waited for a lookup, from when it was put off first.',
  },
] as const satisfies readonly Signal[];
