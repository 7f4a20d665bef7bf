import { aggregate, divide, rate, total } from '../expression';
import type { Measure } from '../types';

export const tokenMeasures: readonly Measure[] = [
  {
    id: 'generation_token_rate',
    title: 'Output tokens',
    topic: 'tokens',
    unit: 'tokens/s',
    question: 'How fast does it write?',
    meaning: 'Generated tokens a second, of all requests together.',
    good: 'Grows with load until the engine is full.',
    advice: 'Flat while more requests run: the engine has reached its throughput.',
    expression: rate('generation_tokens'),
  },
  {
    id: 'prompt_token_rate',
    title: 'Prompt tokens',
    topic: 'tokens',
    unit: 'tokens/s',
    question: 'How fast does it read?',
    meaning: 'Prompt tokens a second, cached ones included.',
    good: 'What your clients send.',
    advice: 'Long prompts make prefill the limit, which neither queue nor KV cache shows.',
    expression: rate('prompt_tokens'),
  },
  {
    id: 'tokens_per_step',
    title: 'Tokens per step',
    topic: 'engine',
    unit: 'tokens',
    question: 'How well is the batch filled?',
    meaning: 'Mean tokens per engine step over the window, prefill and decode together.',
    good: 'Grows with load.',
    advice: 'Near --max-num-batched-tokens: prefill is the limit.',
    expression: divide(rate('iteration_tokens', { part: 'sum' }), rate('iteration_tokens', { part: 'count' })),
    undefinedWhenIdle: true,
  },
];

const restarts = aggregate(
  'sum',
  {
    op: 'or',
    left: aggregate('max', { op: 'changes', signal: 'process_start_time' }, 'target'),
    right: aggregate('max', { op: 'resets', signal: 'prompt_tokens' }, 'target'),
  },
  'group'
);

export const engineMeasures: readonly Measure[] = [
  {
    id: 'engines',
    title: 'Engines',
    topic: 'engine',
    unit: 'engines',
    question: 'How many engines answer?',
    meaning: 'Engines (data-parallel ranks counted one by one) whose metrics are fresh.',
    good: 'As many as you run.',
    advice: 'Fewer: a target is down or its statistics are off (--disable-log-stats).',
    expression: aggregate('count', { op: 'value', signal: 'running' }),
  },
  {
    id: 'targets_up',
    title: 'Targets up',
    topic: 'engine',
    unit: 'targets',
    question: 'Can they be scraped?',
    meaning:
      'Scrape targets whose last scrape worked. It knows job and instance only: a target that is down reports no model.',
    good: 'All of them.',
    advice: 'Check the process, its port and the network; the last log lines of the engine say why it died.',
    expression: total('up'),
  },
  {
    id: 'targets_down',
    title: 'Targets down',
    topic: 'engine',
    unit: 'targets',
    question: 'Which targets cannot be scraped?',
    meaning:
      'Scrape targets whose last scrape failed. It knows job and instance only: a target that is down reports no model.',
    good: 'Zero.',
    advice: 'Check the process, its port and the network; the last log lines of the engine say why it died.',
    expression: {
      op: 'subtract',
      left: aggregate('count', { op: 'value', signal: 'up' }),
      right: total('up'),
    },
    thresholds: { warn: 1, bad: 1, direction: 'above' },
  },
  {
    id: 'api_server_cpu',
    title: 'CPU of API servers',
    topic: 'engine',
    unit: 'cores',
    question: 'Is the API server the bottleneck?',
    meaning:
      'Cores that the API server processes use; the engine core is a process of its own and not in it. Tokenising and streaming happen here.',
    good: 'Below one core for each API server: a Python process can hardly use more.',
    advice: 'Near one core while the GPU has room: raise --api-server-count, which hides this very number.',
    expression: rate('process_cpu'),
  },
  {
    id: 'restarts',
    title: 'Restarts',
    topic: 'engine',
    unit: 'events',
    question: 'Did an engine restart?',
    meaning:
      'Restarts of targets within the window: changes of process_start_time_seconds, or resets of a token counter where the engine does not expose it (several API servers).',
    good: 'Zero.',
    advice: 'Read the log before the restart: out of memory, an XID, or the orchestrator’s own doing.',
    expression: restarts,
    needs: ['prompt_tokens'],
    thresholds: { warn: 1, bad: 3, direction: 'above' },
  },
];
