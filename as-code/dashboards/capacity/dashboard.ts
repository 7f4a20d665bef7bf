import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { emptyDashboard } from '../kinds';
import { type Band, placeBands } from '../layout';
import { capacityVariables } from './choices';
import { configTable } from './config-table';
import { kvBands, preemptionBand, waitBand } from './kv-bands';
import { limitsBand } from './limits-band';
import { replicaTable } from './replicas';
import { saturationBands } from './saturation';
import { throughputBands } from './throughput';

const bands = (): Band[] => [
  ...saturationBands(),
  limitsBand(),
  ...kvBands(),
  preemptionBand(),
  waitBand(),
  ...throughputBands(),
  { title: '7 · What would another replica buy?', height: 9, panels: [[24, replicaTable()]] },
  { title: '8 · Which limits does each server have?', height: 8, panels: [[24, configTable()]] },
];

/** How full the engines are, of what, and what more of it would buy. */
export function capacityDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-capacity',
    title: 'vLLM Capacity',
    description:
      'Is it full, and of what? Every use beside its limit, every limit with where it comes from, and what another replica would buy.',
    kind: 'prometheus',
    from: 'now-1h',
    refresh: '30s',
  });
  return placeBands(dashboard.variables(capacityVariables()), bands()).build();
}
