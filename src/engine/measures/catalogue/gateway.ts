import type { Measure } from '../types';
import { gatewayAnswerMeasures } from './gateway-answers';
import { gatewayProcessMeasures } from './gateway-process';
import { gatewaySlotMeasures } from './gateway-slots';
import { gatewayTimeMeasures } from './gateway-times';

/** What is known of the gateways before the engines. */
export const gatewayMeasures: readonly Measure[] = [
  ...gatewaySlotMeasures,
  ...gatewayAnswerMeasures,
  ...gatewayTimeMeasures,
  ...gatewayProcessMeasures,
];
