import type { Signal } from './types';

const carries = ['model_name', 'engine'] as const;
const residency = { carries, kind: 'histogram', unit: 'seconds', absentWhen: 'Needs --kv-cache-metrics.' } as const;
const hisparse = { carries, absentWhen: 'Needs HiSparseConnector in --kv-transfer-config.' } as const;
const hisparseResidency = {
  carries,
  kind: 'histogram',
  unit: 'seconds',
  absentWhen: 'Needs HiSparseConnector in --kv-transfer-config, and --kv-cache-metrics.',
} as const;

/** How long KV blocks live, on the GPU and in the host pool of HiSparse. */
export const residencySignals = [
  {
    ...residency,
    id: 'kv_block_lifetime',
    names: [{ name: 'vllm:kv_block_lifetime_seconds', since: '0.12.0' }],
    meaning: 'Time from a KV block’s allocation to its eviction, of a sample of blocks.',
  },
  {
    ...residency,
    id: 'kv_block_idle',
    names: [{ name: 'vllm:kv_block_idle_before_evict_seconds', since: '0.12.0' }],
    meaning: 'Time from a KV block’s last use to its eviction, of a sample of blocks.',
  },
  {
    ...residency,
    id: 'kv_block_reuse_gap',
    names: [{ name: 'vllm:kv_block_reuse_gap_seconds', since: '0.12.0' }],
    meaning: 'Time between two uses of a KV block, of a sample of blocks.',
  },
  {
    ...hisparse,
    id: 'hisparse_hits',
    kind: 'counter',
    unit: 'items',
    names: [{ name: 'vllm:hisparse_cache_hits_total', since: '0.30.0' }],
    meaning: 'Rows that the hot buffer on the GPU held; counted every 2,000 steps of a worker.',
  },
  {
    ...hisparse,
    id: 'hisparse_misses',
    kind: 'counter',
    unit: 'items',
    names: [{ name: 'vllm:hisparse_cache_misses_total', since: '0.30.0' }],
    meaning: 'Rows that the hot buffer on the GPU lacked; counted every 2,000 steps of a worker.',
  },
  {
    ...hisparse,
    id: 'hisparse_host_to_device_bytes',
    kind: 'counter',
    unit: 'bytes',
    names: [{ name: 'vllm:hisparse_host_to_device_bytes_total', since: '0.30.0' }],
    meaning: 'Bytes moved from host memory to the hot buffer.',
  },
  {
    ...hisparse,
    id: 'hisparse_host_usage',
    kind: 'gauge',
    unit: 'ratio',
    names: [{ name: 'vllm:hisparse_host_cache_usage_perc' }],
    meaning: 'Share of the host pool in use, 0 to 1; cached blocks that can go count as free.',
  },
  {
    ...hisparse,
    id: 'hisparse_pending_transfers',
    kind: 'gauge',
    unit: 'items',
    names: [{ name: 'vllm:hisparse_pending_page_transfers' }],
    meaning: 'Page transfers that are not done.',
  },
  {
    ...hisparseResidency,
    id: 'hisparse_block_lifetime',
    names: [{ name: 'vllm:hisparse_host_block_lifetime_seconds' }],
    meaning: 'Time from a host block’s allocation to its eviction, of a sample of blocks.',
  },
  {
    ...hisparseResidency,
    id: 'hisparse_block_idle',
    names: [{ name: 'vllm:hisparse_host_block_idle_before_evict_seconds' }],
    meaning: 'Time from a host block’s last use to its eviction, of a sample of blocks.',
  },
  {
    ...hisparseResidency,
    id: 'hisparse_block_reuse_gap',
    names: [{ name: 'vllm:hisparse_host_block_reuse_gap_seconds' }],
    meaning: 'Time between two uses of a host block, of a sample of blocks.',
  },
] as const satisfies readonly Signal[];
