import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { targetLabels } from '../../../src/engine/measures/types';
import { emptyDashboard } from '../kinds';
import { type Band, placeBands } from '../layout';
import { stateTimeline } from '../state-timeline';
import { engineStates, targetsTable } from '../targets-table';
import { variables } from '../variables';
import { balanceBand, rankingBands } from './balance';
import { configurationTable } from './configuration';
import { modelsTable } from './models';
import { replicasTable } from './replicas';
import { summaryBands } from './summary';

const bands = (): Band[] => [
  ...summaryBands(),
  { title: 'Model by model', height: 6, panels: [[24, modelsTable()]] },
  { title: 'Replica by replica', height: 10, panels: [[24, replicasTable()]] },
  balanceBand(),
  ...rankingBands(),
  {
    title: 'Who is up, and since when?',
    height: 9,
    panels: [
      [
        9,
        stateTimeline(measure('engine_state'), {
          title: 'Up, busy, down',
          legend: '{{instance}}',
          by: targetLabels,
          states: engineStates,
        }),
      ],
      [15, targetsTable()],
    ],
  },
  { title: 'Are they configured alike?', height: 10, panels: [[24, configurationTable()]] },
];

/** Replicas beside each other: who is slow, full, old, or configured otherwise. */
export function fleetDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-fleet',
    title: 'vLLM Fleet',
    description:
      'Replicas side by side: which one is slow, full, old or configured otherwise, and whether the load is even. An average over replicas, or an autoscaler that adds some, hides a slow one.',
    kind: 'prometheus',
    from: 'now-1h',
    refresh: '30s',
  });
  return placeBands(dashboard.variables(variables({ objectives: [] })), bands()).build();
}
