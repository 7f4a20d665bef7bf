import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { asking } from '../context';
import { emptyDashboard } from '../kinds';
import { type Band, placeBands } from '../layout';
import { energyBands } from './energy';
import { lengthBands } from './length';
import { moneyBands } from './money';
import { savingsBand } from './savings';
import { summaryBands } from './summary';
import { tokenBands } from './tokens';
import { choices, costVariables } from './variables';
import { workBand } from './work';

const bands = (): Band[] => [
  ...summaryBands(),
  ...tokenBands(),
  ...lengthBands(),
  ...moneyBands(),
  savingsBand(),
  ...energyBands(),
  workBand(),
];

/** How many tokens there are, how long requests are, and what both cost. */
export function costDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-cost',
    title: 'vLLM Tokens and Cost',
    description:
      'How many tokens go in and out, how long requests are, and what they cost in money, idleness and energy. The price of a GPU hour is yours to type.',
    kind: 'prometheus',
    from: 'now-1h',
    refresh: '30s',
  });
  return asking({ objectives: choices }, () => placeBands(dashboard.variables(costVariables()), bands())).build();
}
