import type { Signal } from './types';

const carries = ['model_name', 'engine'] as const;

export const cacheSignals = [
  {
    id: 'kv_usage',
    kind: 'gauge',
    unit: 'ratio',
    names: [
      { name: 'vllm:kv_cache_usage_perc', since: '0.9.2' },
      { name: 'vllm:gpu_cache_usage_perc', until: '0.10.2', gone: '0.12.0' },
    ],
    carries,
    meaning:
      'Share of KV cache blocks that requests hold, 0 to 1; blocks that are cached and free to reuse count as free.',
  },
  {
    id: 'prefix_cache_queries',
    kind: 'counter',
    unit: 'tokens',
    names: [
      { name: 'vllm:prefix_cache_queries_total', since: '0.9.2' },
      {
        name: 'vllm:gpu_prefix_cache_queries_total',
        since: '0.7.3',
        until: '0.10.2',
        gone: '0.12.0',
        note: 'In blocks up to 0.8.5.',
      },
    ],
    carries,
    meaning: 'Prompt tokens that were looked up in the prefix cache.',
  },
  {
    id: 'prefix_cache_hits',
    kind: 'counter',
    unit: 'tokens',
    names: [
      { name: 'vllm:prefix_cache_hits_total', since: '0.9.2' },
      {
        name: 'vllm:gpu_prefix_cache_hits_total',
        since: '0.7.3',
        until: '0.10.2',
        gone: '0.12.0',
        note: 'In blocks up to 0.8.5.',
      },
    ],
    carries,
    meaning: 'Prompt tokens that the prefix cache held.',
  },
  {
    id: 'external_prefix_cache_queries',
    kind: 'counter',
    unit: 'tokens',
    names: [{ name: 'vllm:external_prefix_cache_queries_total', since: '0.11.1' }],
    carries,
    meaning: 'Prompt tokens looked up through a KV connector; 0 without one.',
  },
  {
    id: 'external_prefix_cache_hits',
    kind: 'counter',
    unit: 'tokens',
    names: [{ name: 'vllm:external_prefix_cache_hits_total', since: '0.11.1' }],
    carries,
    meaning: 'Prompt tokens that a KV connector supplied; 0 without one.',
  },
  {
    id: 'mm_cache_queries',
    kind: 'counter',
    unit: 'items',
    names: [{ name: 'vllm:mm_cache_queries_total', since: '0.11.1' }],
    carries,
    meaning: 'Multi-modal inputs looked up in the input cache.',
  },
  {
    id: 'mm_cache_hits',
    kind: 'counter',
    unit: 'items',
    names: [{ name: 'vllm:mm_cache_hits_total', since: '0.11.1' }],
    carries,
    meaning: 'Multi-modal inputs that the input cache held.',
  },
  {
    id: 'cache_config',
    kind: 'info',
    unit: 'info',
    names: [{ name: 'vllm:cache_config_info', since: '0.6.0' }],
    carries: ['engine'],
    labels: [
      { name: 'kv_cache_max_concurrency', since: '0.24.0' },
      { name: 'kv_cache_size_tokens', since: '0.24.0' },
      { name: 'num_gpu_blocks' },
      { name: 'block_size' },
    ],
    meaning:
      'The cache configuration as label values. `num_gpu_blocks` is the sum over data-parallel engines, `kv_cache_size_tokens` and `kv_cache_max_concurrency` (0.24 and newer) are per engine.',
    absentWhen: 'The Rust frontend does not expose it.',
  },
] as const satisfies readonly Signal[];
