import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { emptyDashboard } from '../kinds';
import { type Band, placeBands } from '../layout';
import { variables } from '../variables';
import { adapterBand } from './adapters';
import { connectorBands } from './connectors';
import { decodingBands } from './decoding';
import { offloadBands } from './offload';
import { operationBands } from './operations';
import { residencyBand } from './residency';
import { hitBands, summaryBands, usageBand } from './usage';

const bands = (): Band[] => [
  ...summaryBands(),
  usageBand(),
  ...hitBands(),
  residencyBand(),
  ...offloadBands(),
  ...connectorBands(),
  ...decodingBands(),
  adapterBand(),
  ...operationBands(),
];

/** The KV cache and what lies behind it, and how tokens come about beside one step, one token. */
export function cacheDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-cache',
    title: 'vLLM Cache and Decoding',
    description:
      'Is the KV cache full, is it reused, what do offloading and transfers add, does speculative decoding pay? Rows of features that need a flag are folded up, and say which.',
    kind: 'prometheus',
    from: 'now-1h',
    refresh: '30s',
  });
  return placeBands(dashboard.variables(variables({ objectives: [] })), bands()).build();
}
