import type { SignalId } from '../../signals/catalogue';
import { mean, type Objective } from '../expression';
import type { Measure } from '../types';

interface LatencyFamily {
  readonly signal: SignalId;
  readonly id: string;
  readonly title: string;
  readonly subject: string;
  readonly good: string;
  readonly advice: string;
  /** Objective in seconds; a bound of vLLM's default buckets. */
  readonly objective: Objective;
}

const quantiles = [
  [0.5, 'p50'],
  [0.95, 'p95'],
  [0.99, 'p99'],
  [0.999, 'p99.9'],
] as const;

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
  },
  {
    signal: 'e2e',
    id: 'e2e',
    title: 'End-to-end latency',
    subject: 'the time from arrival to the last token',
    good: 'In proportion to the reply length: about TTFT plus tokens times inter-token latency.',
    advice: 'Split it by phase: queue, prefill or decode. Long replies alone are no fault of the engine.',
    objective: { param: 'e2e_objective', default: 30 },
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
  },
] as const satisfies readonly LatencyFamily[];

function familyMeasures(family: LatencyFamily): Measure[] {
  const { signal, id, title, good, advice, subject } = family;
  const shared = { topic: 'latency', good, advice, undefinedWhenIdle: true } as const;
  return [
    ...quantiles.map(([q, name]): Measure => ({
      ...shared,
      id: `${id}_${name}`,
      title: `${title} ${name}`,
      unit: 'seconds',
      question: `What is ${subject} at worst for ${name.slice(1)} % of requests?`,
      meaning: `The ${name} of ${subject} over the window, interpolated inside its histogram bucket: only the bucket's bounds are known for sure.`,
      expression: { op: 'quantile', q, signal },
      bounds: {
        lower: { op: 'bound', side: 'lower', q, signal },
        upper: { op: 'bound', side: 'upper', q, signal },
      },
    })),
    {
      ...shared,
      id: `${id}_mean`,
      title: `${title} mean`,
      unit: 'seconds',
      question: `What is ${subject} on average?`,
      meaning: `Mean of ${subject} over the window, exact: sum divided by count.`,
      expression: mean(signal),
    },
    {
      ...shared,
      id: `${id}_within`,
      title: `${title} within objective`,
      unit: 'ratio',
      question: `Which share of requests keeps ${subject} within the objective?`,
      meaning: `Share of observations of ${subject} at or below the objective, which is a bucket bound of the engine, so nothing is interpolated. Engines without that bound are left out.`,
      good: 'At or above 99 %.',
      expression: { op: 'within', signal, objective: family.objective },
      thresholds: { warn: 0.99, bad: 0.95, direction: 'below' },
    },
  ];
}

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
