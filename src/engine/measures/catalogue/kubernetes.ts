import type { Measure } from '../types';

export const kubernetesMeasures: readonly Measure[] = [];
