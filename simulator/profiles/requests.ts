import { type Family } from './family';
import { histogramPerEngine, perEngineBy, perServerBy } from './series';

/** Requests as they end, and how large they were. */
export const requestFamilies: readonly Family[] = [
  {
    name: 'vllm:request_success_total',
    type: 'counter',
    help: 'Count of successfully processed requests.',
    series: perEngineBy('finished_reason', [
      { value: 'stop', of: (engine) => engine.success.stop },
      { value: 'length', of: (engine) => engine.success.length },
      { value: 'abort', of: (engine) => engine.success.abort },
      { value: 'error', since: '0.13.0', of: (engine) => engine.success.error },
      { value: 'repetition', since: '0.17.0', of: (engine) => engine.success.repetition },
    ]),
  },
  {
    name: 'vllm:admission_rejections_total',
    type: 'counter',
    since: '0.32.0',
    help: 'Number of admission attempts rejected by a queue limit, by reason.',
    series: perServerBy('reason', [
      { value: 'max_num_queued_reqs', of: ({ rejections }) => rejections.max_num_queued_reqs },
      { value: 'max_num_queued_tokens', of: ({ rejections }) => rejections.max_num_queued_tokens },
    ]),
  },
  {
    name: 'vllm:request_prompt_tokens',
    type: 'histogram',
    help: 'Number of prefill tokens processed.',
    series: histogramPerEngine((engine) => engine.requestPromptTokens),
  },
  {
    name: 'vllm:request_generation_tokens',
    type: 'histogram',
    help: 'Number of generation tokens processed.',
    series: histogramPerEngine((engine) => engine.requestGenerationTokens),
  },
  {
    name: 'vllm:iteration_tokens_total',
    type: 'histogram',
    help: 'Histogram of number of tokens per engine_step.',
    series: histogramPerEngine((engine) => engine.iterationTokens),
  },
  {
    name: 'vllm:request_max_num_generation_tokens',
    type: 'histogram',
    help: 'Histogram of maximum number of requested generation tokens.',
    series: histogramPerEngine((engine) => engine.requestMaxNumGenerationTokens),
  },
  {
    name: 'vllm:request_params_n',
    type: 'histogram',
    help: 'Histogram of the n request parameter.',
    series: histogramPerEngine((engine) => engine.requestParamsN),
  },
  {
    name: 'vllm:request_params_max_tokens',
    type: 'histogram',
    help: 'Histogram of the max_tokens request parameter.',
    series: histogramPerEngine((engine) => engine.requestParamsMaxTokens),
  },
];

/** What a finished request took of the engine; on the page behind the latencies. */
export const requestWorkFamilies: readonly Family[] = [
  {
    name: 'vllm:request_num_preemptions',
    type: 'histogram',
    since: '0.30.0',
    help: 'Histogram of the number of times a request was preempted.',
    series: histogramPerEngine((engine) => engine.requestNumPreemptions),
  },
  {
    name: 'vllm:request_prefill_kv_computed_tokens',
    type: 'histogram',
    since: '0.13.0',
    help: 'Histogram of new KV tokens computed during prefill (excluding cached tokens).',
    series: histogramPerEngine((engine) => engine.requestPrefillKvComputedTokens),
  },
];
