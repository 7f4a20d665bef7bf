import type { SignalId } from '../../signals/catalogue';
import { burnFactor, divide, mean, rate, subtract, times } from '../expression';
import type { Measure } from '../types';
import { familyMeasures, type LatencyFamily } from './latency-family';
import { latencyFamilies } from './latency';

const shared = { topic: 'latency', undefinedWhenIdle: true } as const;

/** Per-request time per output token: the pace of a whole reply, where the inter-token latency is that of a single gap. */
export const tpotFamily = {
  signal: 'tpot',
  id: 'tpot',
  title: 'Time per output token',
  subject: 'the time per token of a whole reply, after the first token',
  good: 'p95 at or below 50 ms: 20 tokens a second, faster than a person reads.',
  advice:
    'Rises with the batch: lower --max-num-seqs (the queue grows) or add a replica. Speculative decoding or a quantised model writes faster.',
  objective: { param: 'tpot_objective', default: 0.05 },
  counts: 'requests/s',
} as const satisfies LatencyFamily;

/** The parts of a request’s time inside the engine; nobody promises an objective for them. */
const phaseFamilies = [
  {
    signal: 'prefill_time',
    id: 'prefill',
    title: 'Prefill time',
    subject: 'the time from being scheduled to the first token',
    good: 'Small beside decode, unless prompts are long.',
    advice:
      'Grows with the prompt: prefix caching, or a larger --max-num-batched-tokens (gaps between tokens of others grow).',
    counts: 'requests/s',
  },
  {
    signal: 'decode_time',
    id: 'decode',
    title: 'Decode time',
    subject: 'the time from the first to the last token',
    good: 'Most of a request, in proportion to its reply.',
    advice: 'Grows with reply length and batch size: cap max_tokens, decode speculatively, or add a replica.',
    counts: 'requests/s',
  },
  {
    signal: 'inference_time',
    id: 'inference',
    title: 'Inference time',
    subject: 'the time from being scheduled to the last token',
    good: 'Nearly the whole end-to-end latency; the rest is queue and API server.',
    advice: 'Compare with the end-to-end latency: a gap between them is waiting, not work.',
    counts: 'requests/s',
  },
] as const satisfies readonly LatencyFamily[];

const httpFamily = {
  signal: 'http_duration_highr',
  id: 'http',
  title: 'HTTP duration',
  subject: 'the time that the API server spends on an HTTP request of any path, its stream included',
  good: 'About the end-to-end latency.',
  advice:
    'Much above the end-to-end latency: the API server itself is busy (tokenisation, JSON): see its CPU, and --api-server-count.',
  counts: 'requests/s',
} as const satisfies LatencyFamily;

function burn(id: 'ttft' | 'itl'): Measure {
  const { signal, title, objective, advice } = latencyFamilies.find((family) => family.id === id)!;
  return {
    ...shared,
    id: `${id}_burn`,
    title: `${title} budget burn`,
    unit: 'factor',
    question: 'How fast is the error budget being spent?',
    meaning: `Share of observations beyond the objective, divided by the share that the target lets pass: (1 − within) ÷ (1 − target). At 1 the budget lasts exactly its period; at 14.4 a 30-day budget is gone in two days.`,
    good: 'Below 1 over the long run.',
    advice: `Act on a high burn only where a long and a short window agree: the long one says that it matters, the short one that it goes on. ${advice}`,
    expression: {
      op: 'atLeast',
      min: 0,
      of: times(subtract(one(signal), { op: 'within', signal, objective }), burnFactor),
    },
    thresholds: { warn: 6, bad: 14.4, direction: 'above' },
  };
}

/** 1 wherever anything was observed, NaN where nothing was. */
function one(signal: SignalId) {
  const count = rate(signal, { part: 'count' });
  return divide(count, count);
}

export const latencyMoreMeasures: readonly Measure[] = [
  ...familyMeasures(tpotFamily).filter(({ id }) => id !== 'tpot_mean'),
  {
    ...shared,
    id: 'tpot_mean',
    title: 'Time per output token mean',
    unit: 'seconds',
    question: 'At which pace is a reply written, on average?',
    meaning:
      'Mean over finished requests of decode time per token after the first (requests of one token count as 0). Engines before 0.11 have no such histogram: there it is decode time over tokens after the first, in which long replies weigh more.',
    good: tpotFamily.good,
    advice: tpotFamily.advice,
    expression: {
      op: 'or',
      left: mean('tpot'),
      right: divide(
        rate('decode_time', { part: 'sum' }),
        subtract(
          rate('request_generation_tokens', { part: 'sum' }),
          rate('request_generation_tokens', { part: 'count' })
        )
      ),
    },
    needs: ['decode_time'],
  },
  ...[...phaseFamilies, httpFamily].flatMap(familyMeasures),
  {
    ...shared,
    id: 'http_handler_mean',
    title: 'HTTP duration by path',
    unit: 'seconds',
    question: 'On which path does the API server spend its time?',
    meaning:
      'Mean duration of HTTP requests by path (label handler), exact: sum divided by count. A stream lasts until its last token.',
    good: 'Completions take as long as their replies; everything else a few milliseconds.',
    advice: httpFamily.advice,
    expression: mean('http_duration'),
    split: ['handler'],
  },
  burn('ttft'),
  burn('itl'),
];
