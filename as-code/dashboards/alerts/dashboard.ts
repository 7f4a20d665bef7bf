import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { emptyDashboard } from '../kinds';
import { placeBands } from '../layout';
import { againBand } from './again';
import { historyBands } from './history';
import { nowBands } from './now';
import { tileRows } from './tiles';
import { alertVariables } from './variables';

/** What fires, what fired, what comes again and again, and how long it takes. */
export function alertsDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-alerts',
    title: 'vLLM Alerts',
    description:
      'What fires and since when, what fired, what flaps, and how long it took: rules of Prometheus, and of Grafana where it writes its state history to a Prometheus.',
    kind: 'prometheus',
    from: 'now-6h',
    refresh: '30s',
    // Its graphs show nothing else.
    alerts: false,
  });
  const bands = [...tileRows(), ...nowBands(), ...historyBands(), againBand()];
  return placeBands(dashboard.variables(alertVariables()), bands).build();
}
