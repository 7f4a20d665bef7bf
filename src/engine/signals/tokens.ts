import type { Signal } from './types';

const carries = ['model_name', 'engine'] as const;

export const tokenSignals = [
  {
    id: 'prompt_tokens',
    kind: 'counter',
    unit: 'tokens',
    names: [{ name: 'vllm:prompt_tokens_total' }],
    carries,
    meaning: 'Prompt tokens of requests whose prefill ended, cached ones included.',
  },
  {
    id: 'prompt_tokens_by_source',
    kind: 'counter',
    unit: 'tokens',
    names: [{ name: 'vllm:prompt_tokens_by_source_total', since: '0.16.0' }],
    carries,
    labels: [{ name: 'source', values: ['local_compute', 'local_cache_hit', 'external_kv_transfer'] }],
    meaning: 'Prompt tokens by where their KV came from.',
  },
  {
    id: 'prompt_tokens_cached',
    kind: 'counter',
    unit: 'tokens',
    names: [
      { name: 'vllm:prompt_tokens_cached_total', since: '0.16.0' },
      { name: 'vllm:prefix_cache_hits_total', since: '0.9.2', note: 'Local hits only.' },
    ],
    carries,
    meaning: 'Prompt tokens that came from a cache instead of being computed.',
  },
  {
    id: 'prompt_tokens_cached_by_source',
    kind: 'counter',
    unit: 'tokens',
    names: [{ name: 'vllm:prompt_tokens_cached_by_source_total', since: '0.32.0' }],
    carries,
    labels: [{ name: 'source', values: ['device', 'host', 'disk', 'p2p', 'external_unspecified'] }],
    meaning: 'Cached prompt tokens by the tier that supplied them.',
  },
  {
    id: 'generation_tokens',
    kind: 'counter',
    unit: 'tokens',
    names: [{ name: 'vllm:generation_tokens_total' }],
    carries,
    meaning: 'Output tokens, of finished and unfinished requests.',
  },
  {
    id: 'estimated_flops',
    kind: 'counter',
    unit: 'flops',
    names: [{ name: 'vllm:estimated_flops_per_gpu_total', since: '0.17.0' }],
    carries,
    meaning: 'Estimated floating-point operations per GPU; stays 0 without `--enable-mfu-metrics`.',
  },
  {
    id: 'estimated_read_bytes',
    kind: 'counter',
    unit: 'bytes',
    names: [{ name: 'vllm:estimated_read_bytes_per_gpu_total', since: '0.17.0' }],
    carries,
    meaning: 'Estimated bytes read from GPU memory; stays 0 without `--enable-mfu-metrics`.',
  },
  {
    id: 'estimated_write_bytes',
    kind: 'counter',
    unit: 'bytes',
    names: [{ name: 'vllm:estimated_write_bytes_per_gpu_total', since: '0.17.0' }],
    carries,
    meaning: 'Estimated bytes written to GPU memory; stays 0 without `--enable-mfu-metrics`.',
  },
] as const satisfies readonly Signal[];
