import { aggregate, divide, type Expression, type Objective, times } from '../expression';
import type { SignalId } from '../../signals/catalogue';
import type { Measure } from '../types';

/** Peak of an H100 SXM in dense 16-bit arithmetic, 1e12 operations a second. */
const peak: Objective = { param: 'gpu_tflops', default: 989 };

/** Mean over the engines: each counts the work of one of its GPUs. */
const average = (signal: SignalId): Expression => aggregate('avg', { op: 'rate', signal });

/** A rate, and no value where it is 0: without the flag these counters stand still. */
function estimated(signal: SignalId): Expression {
  return divide(average(signal), { op: 'is', of: average(signal), than: '>', value: 0 });
}

const one: Expression = {
  op: 'is',
  of: aggregate('count', { op: 'value', signal: 'running' }),
  than: '>=',
  value: 1,
};
const flag =
  'Estimated by vLLM from the model’s shape, only with --enable-mfu-metrics: without it the counters are there and stay 0, and nothing is shown.';

/** Work per GPU as vLLM estimates it. */
export const flopsMeasures: readonly Measure[] = [
  {
    id: 'flops_per_gpu',
    title: 'Arithmetic per GPU',
    topic: 'cost',
    unit: 'flops/s',
    question: 'How much does a GPU compute?',
    meaning: `Floating-point operations a second of one GPU, mean over the engines. ${flag}`,
    good: 'Rises with prefill; decoding reads memory and computes little.',
    advice: 'Start the engine with --enable-mfu-metrics; it costs a little time on each step.',
    expression: estimated('estimated_flops'),
    needs: ['generation_tokens', 'estimated_flops'],
    undefinedWhenIdle: true,
  },
  {
    id: 'mfu',
    title: 'Model FLOPs utilisation',
    topic: 'cost',
    unit: 'ratio',
    question: 'Which share of the GPU’s arithmetic is used?',
    meaning: `Floating-point operations a second of one GPU, of the peak that is typed above (default: H100 SXM, dense 16 bit). ${flag}`,
    good: '30 to 60 % while prefill dominates, a few per cent while decoding dominates.',
    advice: 'Low under load: the batch is too small, or decoding waits for memory. Low without load is idleness.',
    expression: divide(times(estimated('estimated_flops'), 1e-12), times(one, peak)),
    needs: ['generation_tokens', 'estimated_flops'],
    undefinedWhenIdle: true,
  },
  ...(['read', 'write'] as const).map((way): Measure => ({
    id: `memory_${way}_per_gpu`,
    title: way === 'read' ? 'Memory read per GPU' : 'Memory written per GPU',
    topic: 'cost',
    unit: 'bytes/s',
    question: `How much memory does a GPU ${way}?`,
    meaning: `Bytes a second of one GPU’s memory, mean over the engines. ${flag}`,
    good: 'Near the GPU’s bandwidth while decoding is the limit.',
    advice: 'At the bandwidth: quantise weights or KV cache, or use speculative decoding.',
    expression: estimated(`estimated_${way}_bytes`),
    needs: ['generation_tokens', `estimated_${way}_bytes`],
    undefinedWhenIdle: true,
  })),
];
