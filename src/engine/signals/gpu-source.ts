import type { Signal } from './types';

/** What all signals of dcgm-exporter have in common. DCGM writes 2147483632 and more for what it cannot read. */
export const ofGpu = { carries: [], from: 'gpu', below: 2147483632 } as const;

/** Of signals whose readings can be large: DCGM's mark for a missing floating-point number, below its integer ones. */
export const ofGpuLarge = { ...ofGpu, below: 140737488355328 } as const;

/** Why a signal is absent that dcgm-exporter does not show unless told. */
export const optional =
  'dcgm-exporter does not show it by default: start it with -f deploy/prometheus/dcgm-counters.csv.';

/** Why a profiling signal is absent. */
export const profiling =
  'Consumer GPUs have no profiling counters, and data-center ones need a dcgm-exporter with the capability SYS_ADMIN.';

/** A gauge of DCGM by its field's name. */
export function gpuGauge<I extends string>(id: I, name: string, unit: Signal['unit'], meaning: string) {
  return { id, kind: 'gauge' as const, unit, names: [{ name }], ...ofGpu, meaning };
}

/** A counter of DCGM by its field's name. */
export function gpuCounter<I extends string>(id: I, name: string, unit: Signal['unit'], meaning: string) {
  return { id, kind: 'counter' as const, unit, names: [{ name }], ...ofGpuLarge, meaning };
}
