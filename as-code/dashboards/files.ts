import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { latencyDashboard } from './latency';
import { liveDashboard } from './live';
import { overviewDashboard } from './overview';

export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
}

const dashboards: Readonly<Record<string, () => Dashboard>> = {
  'latency.json': latencyDashboard,
  'live.json': liveDashboard,
  'overview.json': overviewDashboard,
};

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
