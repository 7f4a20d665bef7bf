/** An engine as the vLLM datasource is told of it. */
export interface LiveEngine {
  /** Its `instance` in Prometheus. */
  readonly name: string;
  /** Without a path. */
  readonly url: string;
  /** The page of its DCGM exporter. */
  readonly gpuUrl?: string;
  /** What its clients must send as a key. */
  readonly key?: string;
}

/** What `provisioning/datasources/vllm.yaml` reads from the environment. */
export function engineEnvironment({ name, url, gpuUrl = '', key = '' }: LiveEngine): Record<string, string> {
  return {
    VLLM_CONSOLE_ENGINE_NAME: name,
    VLLM_CONSOLE_ENGINE_URL: url,
    VLLM_CONSOLE_ENGINE_KEY: key,
    VLLM_CONSOLE_GPU_URL: gpuUrl,
  };
}
