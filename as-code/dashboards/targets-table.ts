import { measureById as measure } from '../../src/engine/measures/catalogue/catalogue';
import type { State } from './state-timeline';
import { tablePanel } from './table';
import { wordColumn } from './words';

const state = (value: number, text: string, color: string): State => ({ from: value, to: value, text, color });

/** What `engine_state` says. */
export const engineStates: readonly State[] = [
  state(0, 'down', 'red'),
  state(1, 'no engine metrics', 'purple'),
  state(2, 'idle', 'blue'),
  state(3, 'running', 'green'),
  { from: 4, to: 5, text: 'requests wait', color: 'orange' },
];

/** Which targets are up, since when, and how often they were not; targets that are down among them. */
export function targetsTable() {
  const range = { window: '$__range', width: 125 } as const;
  return tablePanel({
    title: 'Targets',
    description: [
      '**Which process went down, and when did it start?**',
      'One row for each scrape target. Restarts and the share of good scrapes are over the dashboard’s time range; the uptime is the age of the API server process.',
      '**Good:** everything up, no restarts, uptimes that go back to your last rollout.',
      '**What to do:** a restart that nobody asked for: read the log before it for out of memory, an XID, or the orchestrator’s own doing.',
      '*A dash under Uptime: engines with several API servers do not expose when they were started; their restarts are seen by counters that begin anew.*',
    ].join('\n\n'),
    labels: [
      { label: 'instance', title: 'Instance' },
      { label: 'job', title: 'Job', width: 70 },
      { label: 'namespace', title: 'Namespace' },
      { label: 'cluster', title: 'Cluster' },
    ],
    none: 'No target: the filters match none',
    sortBy: 'Restarts',
    columns: [
      wordColumn(measure('engine_state'), 'State', engineStates, 120),
      { title: 'Engines', measure: measure('engines'), decimals: 0, width: 85 },
      { title: 'Uptime', measure: measure('uptime'), decimals: 0, width: 90 },
      { title: 'Scrapes good', measure: measure('availability'), decimals: 1, ...range },
      { title: 'Restarts', measure: measure('restarts'), decimals: 0, ...range },
    ],
  });
}
