import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { emptyDashboard } from '../kinds';
import { type Band, placeBands } from '../layout';
import { variables } from '../variables';
import { boardBand, clockBand, memoryBand } from './board';
import { errorBand, healthBand, watchBand } from './health';
import { hostBands } from './host';
import { summaryBands } from './summary';
import { gpuTable } from './gpu-table';
import { storyBands, unitsBand, utilizationBand } from './work';

const bands = (): Band[] => [
  ...summaryBands(),
  ...storyBands(),
  utilizationBand(),
  memoryBand(),
  boardBand(),
  healthBand(),
  { title: 'GPU by GPU', height: 9, panels: [[24, gpuTable()]] },
  ...hostBands(),
  unitsBand(),
  clockBand(),
  errorBand(),
  watchBand(),
];

/** GPUs and hosts beside the load of the engines that run on them. */
export function gpuDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-gpu',
    title: 'vLLM GPU and Host',
    description:
      'What limits the GPUs, how warm and how healthy they are, and whether their hosts keep up: dcgm-exporter and node_exporter beside the engines’ load.',
    kind: 'prometheus',
    from: 'now-1h',
    refresh: '30s',
  });
  return placeBands(dashboard.variables(variables({ objectives: [], sources: ['gpu', 'host'] })), bands()).build();
}
