import type { Signal } from './types';

const shared = { carries: [], from: 'probe' } as const;

/** What a blackbox exporter shows that asks an engine for one token (`deploy/prometheus/blackbox.yaml`). */
export const probeSignals = [
  {
    id: 'probe_success',
    kind: 'gauge',
    unit: 'info',
    names: [{ name: 'probe_success' }],
    ...shared,
    meaning:
      '1 where the engine answered the probe with a token, 0 where it did not; its instance is the engine’s address.',
  },
  {
    id: 'probe_duration',
    kind: 'gauge',
    unit: 'seconds',
    names: [{ name: 'probe_duration_seconds' }],
    ...shared,
    meaning: 'How long the last probe took, until its answer or its timeout.',
  },
] as const satisfies readonly Signal[];
