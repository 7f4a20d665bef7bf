import { type Family } from './family';
import { perEngine, perEngineBy } from './series';

/** What the steps have done. */
export const tokenFamilies: readonly Family[] = [
  {
    name: 'vllm:num_preemptions_total',
    type: 'counter',
    help: 'Cumulative number of preemption from the engine.',
    series: perEngine((engine) => engine.preemptions),
  },
  {
    name: 'vllm:prompt_tokens_total',
    type: 'counter',
    help: 'Number of prefill tokens processed.',
    series: perEngine((engine) => engine.promptTokens),
  },
  {
    name: 'vllm:prompt_tokens_by_source_total',
    type: 'counter',
    since: '0.16.0',
    help: 'Number of prompt tokens by source.',
    series: perEngineBy('source', [
      { value: 'local_compute', of: (engine) => engine.promptTokens - engine.promptTokensCached },
      { value: 'local_cache_hit', of: (engine) => engine.promptTokensCached },
      { value: 'external_kv_transfer', of: () => 0 },
    ]),
  },
  {
    name: 'vllm:prompt_tokens_cached_total',
    type: 'counter',
    since: '0.16.0',
    help: 'Number of cached prompt tokens (local + external).',
    series: perEngine((engine) => engine.promptTokensCached),
  },
  {
    name: 'vllm:prompt_tokens_recomputed_total',
    type: 'counter',
    since: '0.16.0',
    gone: '0.20.0',
    help: 'Number of cached tokens recomputed for forward pass.',
    series: perEngine((engine) => engine.promptTokensRecomputed),
  },
  {
    name: 'vllm:prompt_tokens_cached_by_source_total',
    type: 'counter',
    since: '0.32.0',
    help:
      'Prefix-cache hit tokens by the cache tier that supplied them: device (local HBM), host (offloaded to DRAM), ' +
      'disk, p2p (transferred from another vLLM instance) or external_unspecified. Counted at admission; sums to ' +
      'vllm:prefix_cache_hits + vllm:external_prefix_cache_hits.',
    series: perEngineBy('source', [
      { value: 'device', of: (engine) => engine.prefixHits },
      { value: 'host', of: () => 0 },
      { value: 'p2p', of: () => 0 },
      { value: 'disk', of: () => 0 },
      { value: 'external_unspecified', of: () => 0 },
    ]),
  },
  {
    name: 'vllm:generation_tokens_total',
    type: 'counter',
    help: 'Number of generation tokens processed.',
    series: perEngine((engine) => engine.generationTokens),
  },
];
