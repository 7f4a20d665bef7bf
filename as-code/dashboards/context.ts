import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import { latencyFamilies } from '../../src/engine/measures/catalogue/latency';
import type { PromQLContext } from '../../src/engine/measures/promql/context';

/** Measures as every panel asks for them: over the dashboard's variables and Grafana's rate interval. */
export const panelContext: PromQLContext = {
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
    container: [
      { label: 'namespace', op: '=~', value: '$namespace' },
      { label: 'container', op: '!~', value: '|POD' },
    ],
    gateway: [{ label: 'job', op: '=~', value: '$gateway' }],
  },
  objectives: Object.fromEntries(latencyFamilies.map(({ objective }) => [objective.param, `$${objective.param}`])),
};

/** The datasource that the dashboard's variable names. */
export const datasource: DataSourceRef = { type: 'prometheus', uid: '${datasource}' };
