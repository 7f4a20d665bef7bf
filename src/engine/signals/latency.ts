import type { Signal } from './types';

const carries = ['model_name', 'engine'] as const;

export const latencySignals = [
  {
    id: 'ttft',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:time_to_first_token_seconds' }],
    carries,
    meaning: 'From arrival at the API server to the first token: tokenisation, queue and prefill.',
  },
  {
    id: 'itl',
    kind: 'histogram',
    unit: 'seconds',
    names: [
      { name: 'vllm:inter_token_latency_seconds', since: '0.10.2' },
      {
        name: 'vllm:time_per_output_token_seconds',
        until: '0.11.2',
        gone: '0.15.0',
        note: 'Despite its name it measured each gap; hidden from 0.12.0.',
      },
    ],
    carries,
    meaning:
      'The gap between two output steps of one request; with speculative decoding one gap may carry several tokens.',
  },
  {
    id: 'tpot',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:request_time_per_output_token_seconds', since: '0.11.0' }],
    carries,
    meaning: 'Decode time of a finished request per token after the first; requests of one token record 0.',
  },
  {
    id: 'e2e',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:e2e_request_latency_seconds' }],
    carries,
    meaning: 'From arrival to the last token, of finished requests.',
  },
  {
    id: 'queue_time',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:request_queue_time_seconds' }],
    carries,
    meaning: 'Time that a finished request spent waiting to be scheduled for the first time.',
  },
  {
    id: 'inference_time',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:request_inference_time_seconds', since: '0.6.4' }],
    carries,
    meaning: 'From being scheduled to the last token: prefill and decode together.',
  },
  {
    id: 'prefill_time',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:request_prefill_time_seconds', since: '0.6.4' }],
    carries,
    meaning: 'From being scheduled to the first token.',
  },
  {
    id: 'decode_time',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:request_decode_time_seconds', since: '0.6.4' }],
    carries,
    meaning: 'From the first to the last token.',
  },
] as const satisfies readonly Signal[];
