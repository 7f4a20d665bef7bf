import { add, divide, type Expression, times } from '../expression';
import type { Measure } from '../types';
import { average, utilization } from './gpu-activity';

/** Shares from which on a part of a busy GPU counts as its limit. */
const memoryBound = 0.5;
const computeBound = 0.4;
const working = 0.1;

const atLeast = (of: Expression, value: number): Expression => ({ op: 'is', of, than: '>=', value });
const whileBusy = (signal: 'gpu_dram_active' | 'gpu_tensor_active') =>
  divide(average(signal), average('gpu_engine_active'));

/** What limits a GPU, from its profiling counters. */
export const gpuVerdictMeasures: readonly Measure[] = [
  {
    id: 'gpu_bound',
    title: 'Limited by',
    topic: 'gpu',
    unit: 'info',
    question: 'What limits each GPU?',
    meaning:
      'Idle below 10 % utilisation. Above it: memory-bound where DRAM activity is 50 % or more of the time the GPU works, compute-bound where tensor activity is 40 % or more of it. Computed as 4 (busy) + 1 (memory) + 2 (compute); 8 is busy without profiling counters.',
    good: 'Memory-bound in decode, compute-bound in prefill: the GPU is the limit, and not something before it.',
    advice:
      'Memory-bound: batch more (--max-num-seqs), quantise, or use an fp8 KV cache. Compute-bound: FP8 weights, prefix caching or replicas. Neither: too few requests at once, small batches, or the host’s CPU is too slow.',
    expression: {
      op: 'or',
      left: add(
        add(
          atLeast(whileBusy('gpu_dram_active'), memoryBound),
          times(atLeast(whileBusy('gpu_tensor_active'), computeBound), 2)
        ),
        times(atLeast(utilization, working), 4)
      ),
      right: times(atLeast(utilization, working), 8),
    },
    needs: ['gpu_utilization'],
  },
];
