import { BigValueGraphMode } from '@grafana/grafana-foundation-sdk/common';
import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { asking } from '../context';
import { gaugePanel } from '../gauge';
import { type Band, tileBands } from '../layout';
import { absenceMappings, statPanel } from '../stat';
import { stateMappings } from '../state-timeline';
import { xidStates } from './states';

/** The chosen GPUs at a glance. */
export function summaryBands(): Band[] {
  return tileBands(
    [
      statPanel(measure('gpus'), { title: 'GPUs', goal: 'that report', decimals: 0 }),
      gaugePanel(measure('gpu_utilization'), { title: 'Util', max: 1, decimals: 0 }),
      gaugePanel(measure('gpu_memory_usage'), { title: 'Memory', max: 1, decimals: 0 }),
      gaugePanel(measure('gpu_temperature'), { title: 'Hottest', max: 100, decimals: 0 }),
      statPanel(measure('gpu_power'), { title: 'Power', goal: 'in all', decimals: 1 }),
      asking({ window: '1h' }, () => statPanel(measure('gpu_energy'), { title: 'Energy, 1 h', goal: 'in all' })),
      lastXid(),
      statPanel(measure('gpu_row_remap_failure'), { title: 'Remaps', goal: 'GPUs failed', decimals: 0 }),
    ],
    { gauges: true }
  );
}

function lastXid() {
  const last = measure('gpu_last_xid');
  return statPanel(last, { title: 'Last XID' })
    .graphMode(BigValueGraphMode.None)
    .mappings([...absenceMappings(last), ...stateMappings(xidStates, 20)]);
}
