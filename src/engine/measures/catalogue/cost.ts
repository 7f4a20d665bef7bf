import type { Measure } from '../types';

export const costMeasures: readonly Measure[] = [];
