import { divide, type Expression, multiply, rate, times, total } from '../expression';
import type { Measure } from '../types';

/** Watts: from the energy counter, exact over the window, or else from the power now. */
const watts: Expression = { op: 'or', left: times(rate('gpu_energy'), 0.001), right: total('gpu_power') };
const output = rate('generation_tokens');
const finished = rate('finished');

/** `of / by`, and no value instead of infinity where `by` is 0. */
export function per(of: Expression, by: Expression): Expression {
  return divide(multiply(of, by), multiply(by, by));
}

const source =
  'Energy is that of the GPUs chosen above (DCGM’s energy counter, or its power now), idle ones included; choose those of these engines.';

/** What the work costs in electricity; needs the GPU exporter beside the engine. */
export const energyMeasures: readonly Measure[] = [
  {
    id: 'energy_per_1k_output',
    title: 'Energy per 1,000 output tokens',
    topic: 'cost',
    unit: 'joules',
    question: 'How much energy does output take?',
    meaning: `Energy of the GPUs, by 1,000 output tokens; prompts’ share is in it. ${source}`,
    good: 'Falls as load rises: a fuller batch shares the same weights.',
    advice: 'High at low load: fewer GPUs, or more requests at once.',
    expression: times(per(watts, output), 1000),
    needs: ['generation_tokens', 'gpu_power'],
    undefinedWhenIdle: true,
  },
  {
    id: 'energy_per_request',
    title: 'Energy per request',
    topic: 'cost',
    unit: 'joules',
    question: 'How much energy does a request take?',
    meaning: `Energy of the GPUs, by finished requests. ${source}`,
    good: 'Falls as load rises.',
    advice: 'High at low load: fewer GPUs, or more requests at once.',
    expression: per(watts, finished),
    needs: ['finished', 'gpu_power'],
    undefinedWhenIdle: true,
  },
  {
    id: 'tokens_per_joule',
    title: 'Output tokens per joule',
    topic: 'cost',
    unit: 'tokens',
    question: 'How much output does a watt give?',
    meaning: `Output tokens a second for each watt, which is tokens per joule. ${source}`,
    good: 'Rises with load until the engine is full.',
    advice: 'Compare quantisations, power caps and batch sizes by it.',
    expression: divide(output, watts),
    needs: ['generation_tokens', 'gpu_power'],
  },
];
