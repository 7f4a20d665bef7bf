import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import { latencyFamilies } from '../../src/engine/measures/catalogue/latency';
import type { PromQLContext } from '../../src/engine/measures/promql/context';

/** Measures over the engines' own series: those of the dashboard's variables, by Grafana's rate interval. */
const rawContext: PromQLContext = {
  window: '$__rate_interval',
  by: [],
  select: {
    cluster: '$cluster',
    namespace: '$namespace',
    job: '$job',
    instance: '$instance',
    model_name: '$model',
    engine: '$engine',
  },
  scopes: {
    gpu: [
      { label: 'instance', op: '=~', value: '$gpu_instance' },
      { label: 'gpu', op: '=~', value: '$gpu' },
    ],
    host: [{ label: 'instance', op: '=~', value: '$host' }],
    kubernetes: [{ label: 'namespace', op: '=~', value: '$namespace' }],
    container: [{ label: 'namespace', op: '=~', value: '$namespace' }],
    gateway: [{ label: 'job', op: '=~', value: '$gateway' }],
  },
  objectives: Object.fromEntries(latencyFamilies.map(({ objective }) => [objective.param, `$${objective.param}`])),
};

let current = rawContext;

/** How the panels of the dashboard that is being built ask for measures. */
export const panelContext: PromQLContext = {
  get window() {
    return current.window;
  },
  get by() {
    return current.by;
  },
  get select() {
    return current.select;
  },
  get scopes() {
    return current.scopes;
  },
  get objectives() {
    return current.objectives;
  },
  get recording() {
    return current.recording;
  },
};

/** Builds with panels that ask in another way than usual. */
export function asking<T>(changes: Partial<PromQLContext>, build: () => T): T {
  const before = current;
  current = { ...before, ...changes };
  try {
    return build();
  } finally {
    current = before;
  }
}

/** The datasource that the dashboard's variable names. */
export const datasource: DataSourceRef = { type: 'prometheus', uid: '${datasource}' };
