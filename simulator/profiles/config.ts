import { type EngineSettings } from '../server/settings';
import { type Family, type PageContext, type Series, type Versions } from './family';
import { pythonFloat } from './python-float';
import { isIn } from './versions';

interface ConfigLabel extends Versions {
  readonly label: string;
  readonly value: string | ((settings: EngineSettings) => string);
}

const cacheTokens = ({ numGpuBlocks, blockSize }: EngineSettings) => numGpuBlocks * blockSize;
const blockSize = (settings: EngineSettings) => String(settings.blockSize);
const blocksOfAll = ({ numGpuBlocks, dataParallelSize }: EngineSettings) => String(numGpuBlocks * dataParallelSize);

// The CPU backend, the one with blocks of 128 tokens, is given its cache in bytes.
const memoryBytes = (settings: EngineSettings) => (settings.blockSize === 128 ? '1073741824' : 'None');

/**
 * Fields of the engine's `CacheConfig`, as text. Between two versions with evidence, a change is dated to the later
 * one's first minor release.
 */
const CONFIG_LABELS: readonly ConfigLabel[] = [
  { label: '_block_size_resolved', since: '0.20.0', value: 'True' },
  { label: 'block_size', value: blockSize },
  { label: 'cache_dtype', value: 'auto' },
  { label: 'cache_hit_alignment_tokens', since: '0.32.0', value: 'None' },
  { label: 'calculate_kv_scales', gone: '0.28.0', value: 'False' },
  { label: 'cpu_kvcache_space_bytes', since: '0.9.0', gone: '0.20.0', value: '1073741824' },
  { label: 'cpu_offload_gb', gone: '0.9.0', value: '0' },
  { label: 'cpu_offload_gb', since: '0.9.0', gone: '0.20.0', value: '0.0' },
  { label: 'effective_attention_block_size', since: '0.32.0', value: blockSize },
  { label: 'enable_mamba_shared_prefix_checkpoint', since: '0.32.0', value: 'False' },
  { label: 'enable_prefix_caching', value: (settings) => (settings.enablePrefixCaching ? 'True' : 'False') },
  { label: 'gpu_memory_utilization', value: (settings) => pythonFloat(settings.gpuMemoryUtilization) },
  { label: 'hash_block_size', since: '0.20.0', gone: '0.28.0', value: 'None' },
  { label: 'hash_block_size', since: '0.32.0', value: 'None' },
  { label: 'is_attention_free', value: 'False' },
  { label: 'kv_cache_dtype_skip_layers', since: '0.20.0', value: '[]' },
  { label: 'kv_cache_layout', since: '0.32.0', value: 'None' },
  {
    label: 'kv_cache_max_concurrency',
    since: '0.24.0',
    value: (settings) => pythonFloat(cacheTokens(settings) / settings.maxModelLen),
  },
  { label: 'kv_cache_memory_bytes', since: '0.10.0', gone: '0.20.0', value: 'None' },
  { label: 'kv_cache_memory_bytes', since: '0.20.0', value: memoryBytes },
  { label: 'kv_cache_size_tokens', since: '0.24.0', value: (settings) => String(cacheTokens(settings)) },
  { label: 'kv_offloading_backend', since: '0.12.0', gone: '0.16.0', value: 'None' },
  { label: 'kv_offloading_backend', since: '0.16.0', value: 'native' },
  { label: 'kv_offloading_size', since: '0.12.0', value: 'None' },
  { label: 'kv_sharing_fast_prefill', since: '0.10.0', value: 'False' },
  { label: 'mamba_block_size', since: '0.12.0', value: 'None' },
  { label: 'mamba_cache_dtype', since: '0.10.0', value: 'auto' },
  { label: 'mamba_cache_mode', since: '0.16.0', value: 'none' },
  { label: 'mamba_page_size_padded', since: '0.10.0', value: 'None' },
  { label: 'mamba_ssm_cache_dtype', since: '0.10.0', gone: '0.32.0', value: 'auto' },
  { label: 'mamba_ssm_cache_dtype', since: '0.32.0', value: 'float32' },
  { label: 'num_cpu_blocks', gone: '0.8.5', value: 'None' },
  { label: 'num_cpu_blocks', since: '0.9.0', value: 'None' },
  { label: 'num_gpu_blocks', gone: '0.8.5', value: 'None' },
  { label: 'num_gpu_blocks', since: '0.9.0', value: blocksOfAll },
  { label: 'num_gpu_blocks_override', value: 'None' },
  { label: 'prefix_cache_retention_interval', since: '0.32.0', value: '0' },
  { label: 'prefix_caching_hash_algo', gone: '0.10.0', value: 'builtin' },
  { label: 'prefix_caching_hash_algo', since: '0.10.0', value: 'sha256' },
  { label: 'prefix_match_unit', since: '0.28.0', value: 'None' },
  { label: 'replayssm_buffer_len', since: '0.28.0', value: '16' },
  { label: 'skip_page_size_padded', since: '0.28.0', value: 'None' },
  { label: 'sliding_window', value: 'None' },
  { label: 'swa_bounded_replay', since: '0.32.0', value: 'True' },
  { label: 'swap_space', gone: '0.9.0', value: '4' },
  { label: 'swap_space', since: '0.9.0', gone: '0.20.0', value: '4.0' },
  { label: 'swap_space_bytes', gone: '0.9.0', value: '4294967296' },
  { label: 'swap_space_bytes', since: '0.9.0', gone: '0.12.0', value: '4294967296.0' },
  { label: 'use_kda_recoverssm', since: '0.32.0', value: 'False' },
  { label: 'use_replayssm', since: '0.28.0', value: 'False' },
  { label: 'user_specified_block_size', since: '0.20.0', value: 'False' },
  { label: 'user_specified_mamba_block_size', since: '0.20.0', gone: '0.32.0', value: 'False' },
];

/** How the engine is configured. */
export const configFamilies: readonly Family[] = [
  {
    name: 'vllm:cache_config_info',
    type: 'gauge',
    help: 'Information of the LLMEngine CacheConfig',
    series: cacheConfig,
  },
];

function cacheConfig({ settings, state, version }: PageContext): Series[] {
  const labels = Object.fromEntries(
    CONFIG_LABELS.filter((label) => isIn(version, label)).map(({ label, value }) => [
      label,
      typeof value === 'string' ? value : value(settings),
    ])
  );
  const rows = isIn(version, { since: '0.9.0' })
    ? state.engines.map((_, engine) => ({ ...labels, engine: String(engine) }))
    : [labels];
  return rows.map((row) => ({ labels: row, number: () => 1 }));
}
