import type { Measure } from '../types';

export const tierMeasures: readonly Measure[] = [];
