import { aggregate, divide, subtract } from '../expression';
import type { Measure } from '../types';
import {
  blocksNote,
  configured,
  contextTokens,
  derivedRequests,
  freeTokens,
  moreMemory,
  tokensPerRequest,
} from './kv-blocks';

const topic = 'capacity';

export const kvLimitMeasures: readonly Measure[] = [
  {
    id: 'kv_headroom_tokens',
    title: 'KV headroom',
    topic,
    unit: 'tokens',
    question: 'How many tokens still fit?',
    meaning:
      'KV cache size × free share, summed over engines: kv_cache_size_tokens where reported (0.24 and newer), or else blocks × block size, which is too large for models that mix kinds of attention.',
    good: 'More than the longest context.',
    advice: moreMemory,
    expression: freeTokens,
    needs: ['cache_config', 'kv_usage'],
  },
  {
    id: 'kv_headroom_requests',
    title: 'Requests that still fit',
    topic,
    unit: 'requests',
    question: 'How many more requests does the KV cache take?',
    meaning:
      'KV headroom in tokens ÷ mean tokens of a request (prompt and reply) that finished in the window. A request takes its blocks as it grows, so for a while more fit.',
    good: 'More than what comes in while one request lasts.',
    advice: moreMemory,
    expression: { op: 'atLeast', min: 0, of: divide(freeTokens, tokensPerRequest) },
    needs: ['cache_config', 'kv_usage', 'request_generation_tokens'],
    undefinedWhenIdle: true,
  },
  {
    id: 'max_concurrency_derived',
    title: 'KV cache holds, derived',
    topic,
    unit: 'requests',
    question: 'What would its blocks say?',
    meaning: `Blocks × block size ÷ context length (0.24 and newer), in requests of full length. ${blocksNote}`,
    good: 'Equal to what the engine reports.',
    advice:
      'Different: layers share blocks in different ways (hybrid or sliding-window models). Trust the reported number; re-derive every limit when the model changes.',
    expression: derivedRequests,
  },
  {
    id: 'max_concurrency_difference',
    title: 'Derived less reported',
    topic,
    unit: 'requests',
    question: 'Do blocks and the engine agree on how many requests fit?',
    meaning: 'Full-length requests by blocks × block size ÷ context length, less those that the engine reports.',
    good: 'Zero.',
    advice: 'Not zero: plan with the reported number.',
    expression: subtract(derivedRequests, aggregate('sum', configured('kv_cache_max_concurrency', 'engine'))),
  },
  {
    id: 'context_length',
    title: 'Context length',
    topic,
    unit: 'tokens',
    question: 'How long may a request be?',
    meaning:
      'max_model_len, derived: KV cache size in tokens ÷ full-length requests that it holds (0.24 and newer). The longest in the group.',
    good: 'As long as your clients need, no longer.',
    advice: 'Shorter contexts let more requests in: --max-model-len.',
    expression: aggregate('max', contextTokens),
  },
  {
    id: 'kv_block_size',
    title: 'Block size',
    topic,
    unit: 'tokens',
    question: 'How many tokens does a block hold?',
    meaning: 'block_size as reported, the largest in the group.',
    good: '16 on GPUs, 128 on CPUs, unless the attention backend wants another.',
    advice: 'Leave it to the attention backend.',
    expression: aggregate('max', configured('block_size', 'target')),
  },
  {
    id: 'gpu_memory_share',
    title: 'GPU memory share',
    topic,
    unit: 'ratio',
    question: 'How much of the GPU may vLLM take?',
    meaning:
      'gpu_memory_utilization as reported, the largest in the group. It has no effect where the KV cache is sized in bytes (--kv-cache-memory-bytes).',
    good: '90 % or more on a GPU of its own.',
    advice: 'Lower it only where other processes share the GPU.',
    expression: aggregate('max', configured('gpu_memory_utilization', 'target')),
  },
];
