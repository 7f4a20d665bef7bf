import type { Measure } from '../types';

export const gpuMeasures: readonly Measure[] = [];
