import type { Measure } from '../types';

export const fleetMeasures: readonly Measure[] = [];
