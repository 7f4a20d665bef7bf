import { type Hardware } from '../gpu/hardware';
import { type EngineSettings, type StepTime } from '../server/settings';
import { kvBytesPerToken, weightBytes, type ModelShape } from './models';

/** What is got of a GPU's peak: illustrative, about what vLLM reaches on large batches. */
const EFFICIENCY = { bandwidth: 0.75, kvBandwidth: 0.6, compute: 0.5 } as const;

/** Time of a step that no bandwidth explains: scheduling, launching, sampling. Illustrative, seconds. */
const OVERHEAD = { step: 0.002, sequence: 0.000_02 } as const;

/** Activations, graphs and whatever else lies beside weights and KV cache on each GPU: illustrative, bytes. */
const OTHER_BYTES = 3 * 2 ** 30;

const BLOCK_SIZE = 16;
const MIB = 2 ** 20;
const LARGE_GPU_BYTES = 70 * 2 ** 30;
const GIGA = 1e9;
const TERA = 1e12;

/** What a model on some GPUs comes to, as vLLM would find it at its start. */
export type Preset = Pick<
  EngineSettings,
  'numGpuBlocks' | 'blockSize' | 'maxNumSeqs' | 'maxNumBatchedTokens' | 'stepTime'
>;

/**
 * Step times by the roofline: a step reads the weights once and each sequence's keys and values, and computes
 * 2 floating-point operations per parameter and prompt token.
 */
export function stepTimeOf(hardware: Hardware, shape: ModelShape, gpus: number): StepTime {
  const bandwidth = hardware.memoryBandwidthGBs * GIGA * gpus;
  return {
    base: OVERHEAD.step + weightBytes(shape) / (bandwidth * EFFICIENCY.bandwidth),
    perPrefillToken: (2 * shape.parameters) / (hardware.bf16Tflops * TERA * gpus * EFFICIENCY.compute),
    perDecodeSequence: OVERHEAD.sequence,
    perKvToken: kvBytesPerToken(shape) / (bandwidth * EFFICIENCY.kvBandwidth),
    jitter: 0.05,
    frontendBase: 0.003,
    frontendPerPromptToken: 0.000_005,
  };
}

/**
 * KV blocks, limits and step times of a model on GPUs.
 *
 * @returns undefined where the weights leave no room for a KV cache.
 */
export function presetOf(
  hardware: Hardware,
  shape: ModelShape,
  gpus: number,
  gpuMemoryUtilization: number
): Preset | undefined {
  const bytes = hardware.memoryMiB * MIB;
  const free = gpus * (bytes * gpuMemoryUtilization - OTHER_BYTES) - weightBytes(shape);
  const numGpuBlocks = Math.floor(free / (BLOCK_SIZE * kvBytesPerToken(shape)));
  if (numGpuBlocks < 2) {
    return undefined;
  }
  // vLLM's defaults for its API server: more for GPUs with 70 GiB and above, the A100 excepted.
  const large = bytes >= LARGE_GPU_BYTES && !hardware.name.includes('A100');
  return {
    numGpuBlocks,
    blockSize: BLOCK_SIZE,
    maxNumSeqs: large ? 1024 : 256,
    maxNumBatchedTokens: large ? 8192 : 2048,
    stepTime: stepTimeOf(hardware, shape, gpus),
  };
}
