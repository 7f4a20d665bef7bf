import { type EngineSettings } from '../server/settings';

/** The body of `/server_info` in dev mode: the part of vLLM's answer that the simulation has. */
export function serverInfo(settings: EngineSettings, format: 'text' | 'json'): object {
  const { version } = settings;
  return {
    vllm_config: format === 'json' ? config(settings) : configText(settings),
    vllm_env: { VLLM_SERVER_DEV_MODE: true, VLLM_USE_RUST_FRONTEND: false },
    system_env: { vllm_version: version },
  };
}

function config(settings: EngineSettings): object {
  const { speculative, lora, numGpuBlocks, blockSize, dataParallelSize } = settings;
  return {
    model_config: {
      model: settings.model,
      max_model_len: settings.maxModelLen,
      served_model_name: settings.model,
      max_logprobs: 20,
    },
    cache_config: {
      block_size: blockSize,
      gpu_memory_utilization: settings.gpuMemoryUtilization,
      enable_prefix_caching: settings.enablePrefixCaching,
      num_gpu_blocks: numGpuBlocks,
      kv_cache_size_tokens: numGpuBlocks * blockSize,
    },
    parallel_config: {
      pipeline_parallel_size: 1,
      tensor_parallel_size: settings.tensorParallelSize,
      data_parallel_size: dataParallelSize,
      _api_process_count: settings.apiServerCount,
    },
    scheduler_config: {
      max_num_batched_tokens: settings.maxNumBatchedTokens,
      max_num_seqs: settings.maxNumSeqs,
      long_prefill_token_threshold: settings.longPrefillTokenThreshold,
      enable_chunked_prefill: true,
      policy: 'fcfs',
    },
    lora_config: lora === undefined ? null : { max_loras: lora.maxLoras },
    speculative_config: speculative === undefined ? null : { num_speculative_tokens: speculative.numTokens },
    observability_config: {
      show_hidden_metrics_for_version: settings.showHiddenMetricsForVersion ?? null,
      enable_mfu_metrics: false,
    },
  };
}

function configText(settings: EngineSettings): string {
  const { model, maxModelLen, tensorParallelSize, dataParallelSize, speculative, enablePrefixCaching } = settings;
  const drafts = speculative === undefined ? 'None' : `SpeculativeConfig(num_spec_tokens=${speculative.numTokens})`;
  return [
    `model='${model}'`,
    `speculative_config=${drafts}`,
    `max_seq_len=${maxModelLen}`,
    `tensor_parallel_size=${tensorParallelSize}`,
    'pipeline_parallel_size=1',
    `data_parallel_size=${dataParallelSize}`,
    `served_model_name=${model}`,
    `enable_prefix_caching=${enablePrefixCaching ? 'True' : 'False'}`,
    'enable_chunked_prefill=True',
  ].join(', ');
}
