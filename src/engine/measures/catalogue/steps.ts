import { divide, rate, total } from '../expression';
import type { Measure } from '../types';

export const stepMeasures: readonly Measure[] = [
  {
    id: 'step_tokens_buckets',
    title: 'Tokens per step distribution',
    topic: 'engine',
    unit: 'steps/s',
    question: 'How are step sizes spread?',
    meaning: 'Engine steps a second with at most so many tokens (label le, cumulative).',
    good: 'Decode steps as small as the batch, prefill steps below --max-num-batched-tokens.',
    advice: 'A band at --max-num-batched-tokens: prefill fills whole steps, and everybody’s next token waits for them.',
    expression: { op: 'buckets', signal: 'iteration_tokens' },
    split: ['le'],
  },
  {
    id: 'step_tokens_largest',
    title: 'Largest steps',
    topic: 'engine',
    unit: 'tokens',
    question: 'How large are the largest steps?',
    meaning:
      'All but one step in a thousand of the window had at most so many tokens: the upper bound of the bucket that step fell into. Infinite beyond the last bound.',
    good: 'At most --max-num-batched-tokens.',
    advice: 'Equal to --max-num-batched-tokens for long: prefill is the limit.',
    expression: { op: 'bound', side: 'upper', q: 0.999, signal: 'iteration_tokens' },
    undefinedWhenIdle: true,
  },
  {
    id: 'step_fill_of_largest',
    title: 'Steps filled, of the largest',
    topic: 'engine',
    unit: 'ratio',
    question: 'How full are the steps?',
    meaning:
      'Mean tokens per step, over what all but one step in a thousand of the window stayed within (a bucket bound). vLLM does not expose --max-num-batched-tokens: this stands in for it.',
    good: 'Grows with load.',
    advice: 'Near 100 %: every step is a full prefill; shorter prompts, prefix caching or a replica.',
    expression: divide(divide(rate('iteration_tokens', { part: 'sum' }), rate('iteration_tokens', { part: 'count' })), {
      op: 'bound',
      side: 'upper',
      q: 1,
      signal: 'iteration_tokens',
    }),
    undefinedWhenIdle: true,
  },
  {
    id: 'engines_by_sleep_state',
    title: 'Engines by sleep state',
    topic: 'engine',
    unit: 'engines',
    question: 'Is an engine asleep?',
    meaning:
      'Engines in each state: awake; weights_offloaded (sleep level 1: weights in host memory, KV cache dropped); discard_all (level 2: weights dropped as well).',
    good: 'awake, unless you put it to sleep.',
    advice: 'Wake it with POST /wake_up (development mode); the first request after it waits for the weights.',
    expression: total('sleep_state'),
    split: ['sleep_state'],
  },
];
