/** What an engine has done since its start, one request and a hundred looked-up tokens a second. */
export interface Work {
  readonly second: number;
  readonly running?: number;
  /** Output tokens so far. */
  readonly tokens?: number;
  /** Prompt tokens found in the prefix cache so far. */
  readonly hits?: number;
  /** Requests so far that came late, first token and gaps alike; took longer than 2.5 s; ended at a limit. */
  readonly late?: number;
  readonly long?: number;
  readonly cut?: number;
  /** Requests so far that failed with 500, and that broke off after 200. */
  readonly failed?: number;
  readonly brokenOff?: number;
}

const LABELS = 'engine="0",model_name="m"';

/** The few lines of an engine's page that alerts read. */
export function enginePage(work: Work): string {
  const { second, running = 3, tokens = 500 * second, hits = 80 * second } = work;
  const { late = 0, long = 0, cut = 0, failed = 0, brokenOff = 0 } = work;
  const done = second - failed - brokenOff;
  const counters = { prompt_tokens: 100 * second, generation_tokens: tokens, num_preemptions: 0 };
  return [
    `vllm:num_requests_running{${LABELS}} ${running}`,
    `vllm:num_requests_waiting{${LABELS}} 0`,
    `vllm:kv_cache_usage_perc{${LABELS}} 0.2`,
    ...Object.entries(counters).map(([name, value]) => `vllm:${name}_total{${LABELS}} ${value}`),
    `vllm:prefix_cache_queries_total{${LABELS}} ${100 * second}`,
    `vllm:prefix_cache_hits_total{${LABELS}} ${hits}`,
    `vllm:request_success_total{${LABELS},finished_reason="stop"} ${done - cut}`,
    `vllm:request_success_total{${LABELS},finished_reason="length"} ${cut}`,
    `vllm:request_success_total{${LABELS},finished_reason="error"} ${brokenOff}`,
    `http_requests_total{handler="/v1/chat/completions",method="POST",status="2xx"} ${second - failed}`,
    `http_requests_total{handler="/v1/chat/completions",method="POST",status="5xx"} ${failed}`,
    ...histogram('time_to_first_token_seconds', second, { '2.5': second - late }),
    ...histogram('inter_token_latency_seconds', second, { '0.05': second - late }),
    ...histogram('e2e_request_latency_seconds', second, { '1.0': second - long, '2.5': second - long, '30.0': second }),
    ...histogram('request_queue_time_seconds', second, { '0.3': second }),
    ...histogram('iteration_tokens_total', second, {}),
  ].join('\n');
}

function histogram(name: string, count: number, buckets: Readonly<Record<string, number>>): string[] {
  return [
    ...Object.entries({ ...buckets, '+Inf': count }).map(
      ([le, value]) => `vllm:${name}_bucket{${LABELS},le="${le}"} ${value}`
    ),
    `vllm:${name}_sum{${LABELS}} ${count / 100}`,
    `vllm:${name}_count{${LABELS}} ${count}`,
  ];
}
