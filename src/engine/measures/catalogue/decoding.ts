import type { Measure } from '../types';
import { adapterMeasures } from './adapters';
import { operationMeasures } from './operations';
import { speculativeMeasures } from './speculative';

/** How tokens come about beside one step, one token, and what is done to engines beside serving. */
export const decodingMeasures: readonly Measure[] = [...speculativeMeasures, ...adapterMeasures, ...operationMeasures];
