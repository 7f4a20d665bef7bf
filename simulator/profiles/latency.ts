import { type Family } from './family';
import { histogramPerEngine } from './series';

const perStep = histogramPerEngine((engine) => engine.interToken);

/** How long things took, seconds. */
export const latencyFamilies: readonly Family[] = [
  {
    name: 'vllm:time_to_first_token_seconds',
    type: 'histogram',
    help: 'Histogram of time to first token in seconds.',
    series: histogramPerEngine((engine) => engine.timeToFirstToken),
  },
  {
    name: 'vllm:time_per_output_token_seconds',
    type: 'histogram',
    gone: '0.10.2',
    help: 'Histogram of time per output token in seconds.',
    series: perStep,
  },
  {
    name: 'vllm:time_per_output_token_seconds',
    type: 'histogram',
    since: '0.10.2',
    hidden: '0.12.0',
    gone: '0.15.0',
    help: 'Histogram of time per output token in seconds.DEPRECATED: Use vllm:inter_token_latency_seconds instead.',
    series: perStep,
  },
  {
    name: 'vllm:inter_token_latency_seconds',
    type: 'histogram',
    since: '0.10.2',
    help: 'Histogram of inter-token latency in seconds.',
    series: perStep,
  },
  {
    name: 'vllm:request_time_per_output_token_seconds',
    type: 'histogram',
    since: '0.11.0',
    help: 'Histogram of time_per_output_token_seconds per request.',
    series: histogramPerEngine((engine) => engine.timePerOutputToken),
  },
  {
    name: 'vllm:e2e_request_latency_seconds',
    type: 'histogram',
    help: 'Histogram of e2e request latency in seconds.',
    series: histogramPerEngine((engine) => engine.endToEnd),
  },
  {
    name: 'vllm:request_queue_time_seconds',
    type: 'histogram',
    help: 'Histogram of time spent in WAITING phase for request.',
    series: histogramPerEngine((engine) => engine.queue),
  },
  {
    name: 'vllm:request_inference_time_seconds',
    type: 'histogram',
    help: 'Histogram of time spent in RUNNING phase for request.',
    series: histogramPerEngine((engine) => engine.inference),
  },
  {
    name: 'vllm:request_prefill_time_seconds',
    type: 'histogram',
    help: 'Histogram of time spent in PREFILL phase for request.',
    series: histogramPerEngine((engine) => engine.prefill),
  },
  {
    name: 'vllm:request_decode_time_seconds',
    type: 'histogram',
    help: 'Histogram of time spent in DECODE phase for request.',
    series: histogramPerEngine((engine) => engine.decode),
  },
];
