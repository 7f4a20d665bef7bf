import type { Measure } from '../types';
import { kvLimitMeasures } from './kv-limits';
import { kvMemoryMeasures } from './kv-memory';
import { preemptionMeasures } from './preemptions';
import { queueMeasures } from './queue';
import { stepMeasures } from './steps';

export const capacityLimitMeasures: readonly Measure[] = [
  ...queueMeasures,
  ...kvMemoryMeasures,
  ...kvLimitMeasures,
  ...preemptionMeasures,
  ...stepMeasures,
];
