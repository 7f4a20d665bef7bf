import type { Measure } from '../types';

export const hostMeasures: readonly Measure[] = [];
