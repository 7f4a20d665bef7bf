import type { Unit } from '../signals/types';
import type { LimitId } from './types';

export interface LimitKind {
  readonly title: string;
  readonly unit: Unit;
}

/** What there is to know of each limit, in the order in which they are shown. */
export const limitKinds: Readonly<Record<LimitId, LimitKind>> = {
  max_model_len: { title: 'Context length', unit: 'tokens' },
  kv_tokens: { title: 'KV cache size', unit: 'tokens' },
  kv_blocks: { title: 'KV cache blocks', unit: 'blocks' },
  block_size: { title: 'Block size', unit: 'tokens' },
  max_concurrency: { title: 'Full-length requests in the KV cache', unit: 'requests' },
  gpu_memory_utilization: { title: 'GPU memory share', unit: 'ratio' },
  max_num_seqs: { title: 'Requests at once', unit: 'requests' },
  max_num_batched_tokens: { title: 'Tokens per step', unit: 'tokens' },
  max_num_queued_reqs: { title: 'Requests in the queue', unit: 'requests' },
  max_num_queued_tokens: { title: 'Tokens in the queue', unit: 'tokens' },
};
