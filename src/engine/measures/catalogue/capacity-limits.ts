import type { Measure } from '../types';

export const capacityLimitMeasures: readonly Measure[] = [];
