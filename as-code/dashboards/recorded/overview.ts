import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Recording } from '../../../src/engine/measures/promql/records';
import { RECORDED_WINDOW } from '../../rules/level';
import { asking, panelContext } from '../context';
import { engineTable } from '../engine-table';
import { emptyDashboard } from '../kinds';
import { type Band, placeBands } from '../layout';
import { fleetBands } from '../overview';
import { variables } from '../variables';
import { unusualBand } from './unusual';
import { usualBand } from './usual';

/** The table of engines asks the engines themselves, once: one level of series is enough to record. */
function enginesBand(): Band {
  const { instance: _, engine: __, ...select } = panelContext.select;
  return asking({ recording: undefined, select }, () => ({
    title: 'Engine by engine',
    collapsed: true,
    height: 13,
    panels: [[24, engineTable()]],
  }));
}

/** The Overview of a large fleet, over recorded series: the same panels, of models instead of engines. */
export function recordedOverview(recording: Recording): Dashboard {
  return asking({ recording, window: RECORDED_WINDOW }, () => {
    const dashboard = emptyDashboard({
      uid: 'vllm-console-overview-recorded',
      title: 'vLLM Overview (recorded)',
      description: `The Overview for large fleets: the same numbers by model, over ${RECORDED_WINDOW}, from the recording rules in deploy/prometheus/rules, and how they compare with the last weeks.`,
      kind: 'prometheus',
      from: 'now-1h',
      refresh: '30s',
      alerts: false,
    });
    return placeBands(dashboard.variables(variables({ engines: false })), [
      ...fleetBands(),
      unusualBand(),
      usualBand(),
      enginesBand(),
    ]).build();
  });
}
