import type { Signal } from './types';

const shared = { carries: [], from: 'host' } as const;

export const hostSignals = [
  {
    id: 'host_boot_time',
    kind: 'gauge',
    unit: 'timestamp',
    names: [{ name: 'node_boot_time_seconds' }],
    ...shared,
    meaning: 'When the host was started.',
  },
] as const satisfies readonly Signal[];
