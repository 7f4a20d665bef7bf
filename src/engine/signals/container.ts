import type { Signal } from './types';

const shared = { carries: [], from: 'container' } as const;

export const containerSignals = [
  {
    id: 'container_cpu',
    kind: 'counter',
    unit: 'seconds',
    names: [{ name: 'container_cpu_usage_seconds_total' }],
    ...shared,
    labels: [{ name: 'namespace' }, { name: 'pod' }, { name: 'container' }],
    meaning: 'CPU time of a container.',
  },
] as const satisfies readonly Signal[];
