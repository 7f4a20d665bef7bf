import { mean } from '../expression';
import type { Measure } from '../types';
import { familyMeasures, type LatencyFamily } from './latency-family';

export const latencyFamilies = [
  {
    signal: 'ttft',
    id: 'ttft',
    title: 'Time to first token',
    subject: 'the wait for the first token (queue and prefill)',
    good: 'Below the objective. Chat feels immediate under about 1 s.',
    advice:
      'Look at the phases: a large queue share means full (slots or KV cache), a large prefill share means long prompts; a larger --max-num-batched-tokens, prefix caching or another replica helps.',
    objective: { param: 'ttft_objective', default: 2.5 },
    counts: 'requests/s',
  },
  {
    signal: 'itl',
    id: 'itl',
    title: 'Inter-token latency',
    subject: 'the gap between two tokens of a stream',
    good: 'Below 50 ms reads faster than a person does.',
    advice:
      'Rises with the batch: lower --max-num-seqs or add a replica. Spikes while long prompts arrive mean prefill in the way of decode: lower --max-num-batched-tokens.',
    objective: { param: 'itl_objective', default: 0.05 },
    counts: 'events/s',
  },
  {
    signal: 'e2e',
    id: 'e2e',
    title: 'End-to-end latency',
    subject: 'the time from arrival to the last token',
    good: 'In proportion to the reply length: about TTFT plus tokens times inter-token latency.',
    advice: 'Split it by phase: queue, prefill or decode. Long replies alone are no fault of the engine.',
    objective: { param: 'e2e_objective', default: 30 },
    counts: 'requests/s',
  },
  {
    signal: 'queue_time',
    id: 'queue',
    title: 'Queue time',
    subject: 'the wait before a request is scheduled',
    good: 'Zero. vLLM starts a request at once while it has slots and KV cache.',
    advice:
      'Free KV cache and a queue: raise --max-num-seqs. Full KV cache: raise --gpu-memory-utilization, shorten contexts, or add a replica.',
    objective: { param: 'queue_objective', default: 0.3 },
    counts: 'requests/s',
  },
] as const satisfies readonly LatencyFamily[];

const phase = { topic: 'latency', unit: 'seconds', undefinedWhenIdle: true } as const;

export const latencyMeasures: readonly Measure[] = [
  ...latencyFamilies.flatMap(familyMeasures),
  {
    ...phase,
    id: 'phase_queue',
    title: 'Queue',
    question: 'How much of a request is waiting?',
    meaning: 'Mean seconds a finished request spent in the queue, over the window.',
    good: 'Zero.',
    advice: 'Anything visible here means the engine is full: look at slots and KV cache.',
    expression: mean('queue_time'),
  },
  {
    ...phase,
    id: 'phase_prefill',
    title: 'Prefill',
    question: 'How much of a request is reading the prompt?',
    meaning: 'Mean seconds from being scheduled to the first token, over the window.',
    good: 'Small beside decode, unless prompts are long.',
    advice: 'Prefix caching, a larger --max-num-batched-tokens, or prefill on other engines.',
    expression: mean('prefill_time'),
  },
  {
    ...phase,
    id: 'phase_decode',
    title: 'Decode',
    question: 'How much of a request is writing the reply?',
    meaning: 'Mean seconds from the first to the last token, over the window.',
    good: 'Most of a request.',
    advice: 'Grows with reply length and batch size: quantise, decode speculatively, or add a replica.',
    expression: mean('decode_time'),
  },
];
