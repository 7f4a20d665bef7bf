import type { Measure } from '../types';

export const latencyMoreMeasures: readonly Measure[] = [];
