import type { Measure } from '../types';
import { containerUseMeasures } from './container-use';
import { containerMeasures } from './containers';
import { gpuPodMeasures } from './gpu-pods';
import { podMeasures } from './pods';

/** What is known of the pods that engines run in. */
export const kubernetesMeasures: readonly Measure[] = [
  ...podMeasures,
  ...containerMeasures,
  ...gpuPodMeasures,
  ...containerUseMeasures,
];
