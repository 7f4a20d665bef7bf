import { type Hardware } from './hardware';
import { type GpuWork } from './work';

/** How much of a GPU's parts was active in an interval, shares of the time or of cycles from 0 to 1. */
export interface Activity {
  readonly busy: number;
  readonly smActive: number;
  readonly smOccupancy: number;
  readonly tensor: number;
  readonly dram: number;
}

/** Of a GPU without work. */
export const NO_ACTIVITY: Activity = { busy: 0, smActive: 0, smOccupancy: 0, tensor: 0, dram: 0 };

/** SMs with a warp while a step runs: so many for a small batch, all of them at full load. Illustrative. */
const SM_ACTIVE = { least: 0.55, most: 0.97 } as const;

/** Warps resident on an active SM, of those that fit. Illustrative. */
const OCCUPANCY = 0.22;

/**
 * Activity by the roofline: floating-point operations of the peak at this clock, and bytes of the memory's bandwidth.
 *
 * @param clockShare SM clock over the highest one.
 */
export function activityOf(hardware: Hardware, work: GpuWork, seconds: number, clockShare: number): Activity {
  const busy = Math.min(1, Math.max(0, work.busy));
  if (busy === 0) {
    return NO_ACTIVITY;
  }
  const tokens = work.prefillTokens + work.decodeTokens;
  const bytes = work.steps * work.weightBytes + (work.kvTokensRead + tokens) * work.bytesPerKvToken;
  const tensor = Math.min(busy, (tokens * work.flopsPerToken) / (hardware.bf16Tflops * 1e12 * clockShare * seconds));
  const dram = Math.min(busy, bytes / (hardware.memoryBandwidthGBs * 1e9 * seconds));
  const intensity = Math.max(tensor, dram) / busy;
  const smActive = busy * (SM_ACTIVE.least + (SM_ACTIVE.most - SM_ACTIVE.least) * intensity);
  return { busy, smActive, smOccupancy: smActive * OCCUPANCY, tensor, dram };
}

/** Of any step, the share that waits for the SM clock and not for memory. Illustrative. */
const LEAST_COMPUTE_SHARE = 0.3;

/** How much of the work takes longer as the SM clock falls, 0 to 1. */
export function computeShareOf({ tensor, dram }: Activity): number {
  return tensor + dram > 0 ? Math.max(LEAST_COMPUTE_SHARE, tensor / (tensor + dram)) : LEAST_COMPUTE_SHARE;
}

/** Speed of steps at a share of the clock, 0 to 1: only the compute-bound share slows down. */
export function speedAt(clockShare: number, computeShare: number): number {
  return 1 / (computeShare / clockShare + 1 - computeShare);
}
