import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { emptyDashboard } from '../kinds';
import { type Band, placeBands } from '../layout';
import { answerBands } from './answers';
import { engineBand } from './engine';
import { latencyBands } from './latency';
import { slotBand } from './slots';
import { summaryBands } from './summary';
import { gatewayTable } from './table';
import { gatewayVariables } from './variables';

const bands = (): Band[] => [
  ...summaryBands(),
  engineBand(),
  slotBand(),
  ...latencyBands(),
  ...answerBands(),
  { title: 'Gateway by gateway', height: 6, panels: [[24, gatewayTable()]] },
];

/** The gateway before the engines: its slots, its queue, how long requests take there and how they end. */
export function gatewayDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-gateway',
    title: 'vLLM Gateway',
    description:
      'Slots and queue of a gateway before the engines, how long requests take there, how they end, and whether the gateway or the engine is what limits.',
    kind: 'prometheus',
    from: 'now-1h',
    refresh: '30s',
  });
  return placeBands(dashboard.variables(gatewayVariables()), bands()).build();
}
