/** A program whose page can be told by its names. */
export interface Program {
  /** As a sentence calls it. */
  readonly name: string;
  /** Its sample or family names. */
  readonly names: RegExp;
}

/** Programs that stand beside or instead of vLLM, most telling first: many pages also have `go_` and `process_` names. */
export const programs: readonly Program[] = [
  { name: 'a DCGM exporter', names: /^DCGM_/ },
  { name: 'SGLang', names: /^sglang[:_]/ },
  { name: 'Text Generation Inference', names: /^tgi_/ },
  { name: 'llama.cpp', names: /^llamacpp:/ },
  { name: 'Triton Inference Server', names: /^nv_(inference|gpu|cpu|energy|pinned|cache|trt)/ },
  { name: 'TensorRT-LLM', names: /^trtllm_/ },
  { name: 'Dynamo', names: /^dynamo_/ },
  { name: 'LiteLLM', names: /^litellm_/ },
  { name: 'the vLLM router', names: /^(vllm:(healthy_pods_total|current_qps)|vllm_router_|router_)/ },
  { name: 'a node exporter', names: /^node_(exporter_build_info|cpu_seconds_total|boot_time_seconds)/ },
  { name: 'Prometheus', names: /^prometheus_(build_info|tsdb_|engine_)/ },
  { name: 'Alertmanager', names: /^alertmanager_/ },
  { name: 'Grafana', names: /^grafana_/ },
  { name: 'a blackbox exporter', names: /^(blackbox_exporter_|probe_success)/ },
  { name: 'cAdvisor', names: /^(cadvisor_|container_cpu_)/ },
  { name: 'kube-state-metrics', names: /^kube_(pod|node|deployment)_/ },
  { name: 'Ray', names: /^ray_/ },
];
