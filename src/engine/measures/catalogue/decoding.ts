import type { Measure } from '../types';

export const decodingMeasures: readonly Measure[] = [];
