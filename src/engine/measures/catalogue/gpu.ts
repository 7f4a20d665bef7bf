import type { Measure } from '../types';
import { gpuActivityMeasures } from './gpu-activity';
import { gpuBoardMeasures } from './gpu-board';
import { gpuErrorMeasures } from './gpu-errors';
import { gpuVerdictMeasures } from './gpu-verdict';

/** What is known of the GPUs. */
export const gpuMeasures: readonly Measure[] = [
  ...gpuActivityMeasures,
  ...gpuVerdictMeasures,
  ...gpuBoardMeasures,
  ...gpuErrorMeasures,
];
