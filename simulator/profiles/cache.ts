import { type EngineNumber, type Family } from './family';
import { perEngine } from './series';

const kvUsage = perEngine((engine) => engine.kvUsage);
const queries = perEngine((engine) => engine.prefixQueries);
const hits = perEngine((engine) => engine.prefixHits);
const none = perEngine(() => 0);

/** Up to 0.8.5 the prefix cache counted blocks. */
function inBlocks(of: EngineNumber) {
  return perEngine((engine, settings) => Math.floor(of(engine, settings) / settings.blockSize));
}

const IN_BLOCKS = { type: 'counter', gone: '0.9.0' } as const;
const IN_TOKENS = { type: 'counter', since: '0.9.0', gone: '0.9.2' } as const;
const DEPRECATED = { since: '0.9.2', hidden: '0.11.0', gone: '0.12.0' } as const;
const CONNECTOR = { type: 'counter', since: '0.11.1' } as const;

/** The KV cache, its prefix cache and the caches beside it. */
export const cacheFamilies: readonly Family[] = [
  {
    name: 'vllm:gpu_cache_usage_perc',
    type: 'gauge',
    gone: '0.9.2',
    help: 'GPU KV-cache usage. 1 means 100 percent usage.',
    series: kvUsage,
  },
  {
    ...DEPRECATED,
    name: 'vllm:gpu_cache_usage_perc',
    type: 'gauge',
    help: 'GPU KV-cache usage. 1 means 100 percent usage.DEPRECATED: Use vllm:kv_cache_usage_perc instead.',
    series: kvUsage,
  },
  {
    ...IN_BLOCKS,
    name: 'vllm:gpu_prefix_cache_queries_total',
    help: 'GPU prefix cache queries, in terms of number of queried blocks.',
    series: inBlocks((engine) => engine.prefixQueries),
  },
  {
    ...IN_BLOCKS,
    name: 'vllm:gpu_prefix_cache_hits_total',
    help: 'GPU prefix cache hits, in terms of number of cached blocks.',
    series: inBlocks((engine) => engine.prefixHits),
  },
  {
    ...IN_TOKENS,
    name: 'vllm:gpu_prefix_cache_queries_total',
    help: 'GPU prefix cache queries, in terms of number of queried tokens.',
    series: queries,
  },
  {
    ...IN_TOKENS,
    name: 'vllm:gpu_prefix_cache_hits_total',
    help: 'GPU prefix cache hits, in terms of number of cached tokens.',
    series: hits,
  },
  {
    ...DEPRECATED,
    name: 'vllm:gpu_prefix_cache_queries_total',
    type: 'counter',
    help: 'GPU prefix cache queries, in terms of number of queriedtokens. DEPRECATED: Use vllm:prefix_cache_queries instead.',
    series: queries,
  },
  {
    ...DEPRECATED,
    name: 'vllm:gpu_prefix_cache_hits_total',
    type: 'counter',
    help: 'GPU prefix cache hits, in terms of number of cached tokens. DEPRECATED: Use vllm:prefix_cache_hits instead.',
    series: hits,
  },
  {
    name: 'vllm:kv_cache_usage_perc',
    type: 'gauge',
    since: '0.9.2',
    help: 'KV-cache usage. 1 means 100 percent usage.',
    series: kvUsage,
  },
  {
    name: 'vllm:prefix_cache_queries_total',
    type: 'counter',
    since: '0.9.2',
    help: 'Prefix cache queries, in terms of number of queried tokens.',
    series: queries,
  },
  {
    name: 'vllm:prefix_cache_hits_total',
    type: 'counter',
    since: '0.9.2',
    help: 'Prefix cache hits, in terms of number of cached tokens.',
    series: hits,
  },
  {
    ...CONNECTOR,
    name: 'vllm:external_prefix_cache_queries_total',
    help:
      'External prefix cache queries from KV connector cross-instance cache sharing, in terms of number of queried ' +
      'tokens.',
    series: none,
  },
  {
    ...CONNECTOR,
    name: 'vllm:external_prefix_cache_hits_total',
    help: 'External prefix cache hits from KV connector cross-instance cache sharing, in terms of number of cached tokens.',
    series: none,
  },
  {
    ...CONNECTOR,
    name: 'vllm:mm_cache_queries_total',
    help: 'Multi-modal cache queries, in terms of number of queried items.',
    series: none,
  },
  {
    ...CONNECTOR,
    name: 'vllm:mm_cache_hits_total',
    help: 'Multi-modal cache hits, in terms of number of cached items.',
    series: none,
  },
];
