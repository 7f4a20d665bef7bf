import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Thresholds } from '../../../src/engine/measures/types';
import { asking } from '../context';
import { type Band, tileBands } from '../layout';
import { rangeTile } from '../over-range';
import { statPanel } from '../stat';

/** How long a hang or a client's patience is judged by. */
export const steady = { window: '5m' } as const;

// Editors that complete code cancel many requests.
const usual: Thresholds = { warn: 0.1, bad: 0.3, direction: 'above' };

/** Whether anything is wrong, at a glance. */
export function summaryBands(): Band[] {
  return tileBands([
    statPanel(measure('error_ratio'), { title: 'Error ratio', goal: 'of requests', decimals: 1 }),
    statPanel(measure('success_ratio'), { title: 'Success', goal: 'goal 100 %', decimals: 1 }),
    statPanel(measure('http_5xx_ratio'), { title: 'HTTP 5xx', goal: 'of responses', decimals: 1 }),
    statPanel(measure('rejected_ratio'), { title: 'Rejected', goal: 'at admission', decimals: 1 }),
    asking(steady, () =>
      statPanel(measure('abort_ratio'), {
        title: 'Aborted',
        goal: 'by clients, 5 min',
        decimals: 1,
        thresholds: usual,
      })
    ),
    statPanel(measure('targets_down'), { title: 'Down', goal: 'targets', decimals: 0 }),
    rangeTile(measure('restarts'), { title: 'Restarts', goal: 'in the range', decimals: 0 }),
    asking({ window: '2m' }, () =>
      statPanel(measure('stalled_engines'), { title: 'Hanging', goal: 'engines', decimals: 0 })
    ),
  ]);
}
