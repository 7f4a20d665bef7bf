import { kvStoreSignals } from './kv-stores';
import { nixlSignals } from './nixl';
import { offloadSignals } from './offload';
import { simpleOffloadSignals } from './offload-simple';
import { offloadTierSignals } from './offload-tiers';
import { residencySignals } from './residency';
import type { Signal } from './types';

/** How long KV blocks live, and what moves them between GPUs, hosts and stores. */
export const connectorSignals = [
  ...residencySignals,
  {
    id: 'kv_fetch_by_stage',
    kind: 'gauge',
    unit: 'requests',
    names: [{ name: 'vllm:num_requests_kv_fetch_by_stage' }],
    carries: ['model_name', 'engine'],
    labels: [{ name: 'stage' }],
    meaning: 'Requests whose KV cache comes from elsewhere, by how far that is.',
    absentWhen: 'Needs a KV connector that loads asynchronously, in a vLLM newer than 0.28.',
  },
  ...offloadSignals,
  ...offloadTierSignals,
  ...simpleOffloadSignals,
  ...nixlSignals,
  ...kvStoreSignals,
] as const satisfies readonly Signal[];
