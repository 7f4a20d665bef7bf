import type { Measure } from '../types';

export const errorMeasures: readonly Measure[] = [];
