import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { asking } from '../context';
import { type Band, tileBands } from '../layout';
import { statPanel } from '../stat';
import { acrossTile } from './across';

const hour = { window: '1h' } as const;

/** The chosen namespaces at a glance. */
export function summaryBands(): Band[] {
  return tileBands([
    statPanel(measure('pods_ready'), { title: 'Pods', goal: 'ready', decimals: 0 }),
    statPanel(measure('replicas_missing'), { title: 'Replicas', goal: 'missing', decimals: 0 }),
    acrossTile('sum', measure('pod_waits_for_gpu'), { title: 'GPU wait', goal: 'pods', decimals: 0 }),
    statPanel(measure('containers_stuck'), { title: 'Stuck', goal: 'containers', decimals: 0 }),
    asking(hour, () => statPanel(measure('container_restarts'), { title: 'Restarts', goal: 'last hour', decimals: 0 })),
    statPanel(measure('containers_oom_killed'), { title: 'OOM', goal: 'OOMKilled', decimals: 0 }),
    acrossTile('max', measure('container_memory_of_limit'), { title: 'Memory', goal: 'of limit, fullest' }),
    statPanel(measure('volume_usage'), { title: 'Volumes', goal: 'fullest', decimals: 0 }),
  ]);
}
