import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { emptyDashboard } from '../kinds';
import { type Band, placeBands } from '../layout';
import { logVariables } from '../logs';
import { variables } from '../variables';
import { endsBand } from './ends';
import { requestsBand } from './requests';
import { logsBand } from './logs';
import { summaryBands } from './summary';
import { seenBand, typesBand } from './types';
import { hangBands, upBand } from './up';

const bands = (): Band[] => [
  ...summaryBands(),
  typesBand(),
  seenBand(),
  requestsBand(),
  endsBand(),
  ...upBand(),
  ...hangBands(),
  logsBand(),
];

/** What fails, how clients see it, what they give up on, and what went down. */
export function errorsDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-errors',
    title: 'vLLM Errors',
    description:
      'Does it fail? Errors by type, as clients see them and as engines count them; aborts, rejections, restarts, hangs and out-of-memory kills.',
    kind: 'prometheus',
    from: 'now-1h',
    refresh: '30s',
  });
  const all = [...variables({ objectives: [], sources: ['host'] }), ...logVariables()];
  return placeBands(dashboard.variables(all), bands()).build();
}
