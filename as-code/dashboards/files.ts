import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { modelLevel } from '../rules/level';
import { alertsDashboard } from './alerts/dashboard';
import { cacheDashboard } from './cache/dashboard';
import { capacityDashboard } from './capacity/dashboard';
import { costDashboard } from './cost/dashboard';
import { errorsDashboard } from './errors/dashboard';
import { fleetDashboard } from './fleet/dashboard';
import { gatewayDashboard } from './gateway/dashboard';
import { gpuDashboard } from './gpu/dashboard';
import { kubernetesDashboard } from './kubernetes/dashboard';
import { latencyDashboard } from './latency';
import { latencyPrometheusDashboard } from './latency-prometheus/dashboard';
import { liveDashboard } from './live';
import { overviewDashboard } from './overview';
import { recordedOverview } from './recorded/overview';

export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
}

// In the order in which the documentation names them.
const dashboards: Readonly<Record<string, () => Dashboard>> = {
  'overview.json': overviewDashboard,
  'latency-prometheus.json': latencyPrometheusDashboard,
  'capacity.json': capacityDashboard,
  'errors.json': errorsDashboard,
  'alerts.json': alertsDashboard,
  'gpu.json': gpuDashboard,
  'cost.json': costDashboard,
  'fleet.json': fleetDashboard,
  'cache.json': cacheDashboard,
  'kubernetes.json': kubernetesDashboard,
  'gateway.json': gatewayDashboard,
  'overview-recorded.json': () => recordedOverview(modelLevel),
  'live.json': liveDashboard,
  'latency.json': latencyDashboard,
};

/** Every dashboard, built anew. */
export function builtDashboards(): Dashboard[] {
  return Object.values(dashboards).map((make) => make());
}

/**
 * Every dashboard as the file that ships. Grafana updates an imported copy only where `revision` differs, so it is
 * raised by one whenever anything else of the committed file changes.
 */
export function dashboardFiles(committed: (name: string) => string | undefined): GeneratedFile[] {
  return Object.entries(dashboards).map(([name, make]) => {
    const before = committed(name);
    const revision = before === undefined ? 1 : Number((JSON.parse(before) as Dashboard).revision);
    const same = textOf(make(), revision);
    return { name, text: before === undefined || same === before ? same : textOf(make(), revision + 1) };
  });
}

function textOf(dashboard: Dashboard, revision: number): string {
  return `${JSON.stringify({ ...dashboard, id: null, revision }, null, 2)}\n`;
}
