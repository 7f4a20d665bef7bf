import type { Signal } from './types';

const shared = { carries: [], from: 'gpu', below: 2147483632 } as const;

export const gpuSignals = [
  {
    id: 'gpu_temperature',
    kind: 'gauge',
    unit: 'celsius',
    names: [{ name: 'DCGM_FI_DEV_GPU_TEMP' }],
    ...shared,
    meaning: 'Temperature of the GPU’s core.',
  },
] as const satisfies readonly Signal[];
