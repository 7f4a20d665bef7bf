import type { Measure } from '../types';

export const gatewayMeasures: readonly Measure[] = [];
