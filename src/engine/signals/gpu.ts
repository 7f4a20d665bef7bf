import { gpuActivitySignals } from './gpu-activity';
import { gpuBoardSignals } from './gpu-board';
import { gpuErrorSignals } from './gpu-errors';

/** What dcgm-exporter shows of NVIDIA GPUs, those that are off by default among them. */
export const gpuSignals = [...gpuActivitySignals, ...gpuBoardSignals, ...gpuErrorSignals] as const;
