import type { Objectives, RequestResult } from '../types';
import { REQUEST_METRICS, valueOf } from './measured';

/** The requests that succeeded and met every objective. */
export interface Goodput {
  /** Of all that were measured, 0 to 1. */
  readonly share: number;
  /** Absent where no time passed. */
  readonly perSecond?: number;
}

/**
 * Goodput as DistServe (Zhong et al., 2024) and `vllm bench serve` have it; undefined of no requests.
 *
 * @param measured failures among them.
 * @param span milliseconds.
 */
export function goodputOf(
  measured: readonly RequestResult[],
  objectives: Objectives,
  span: number
): Goodput | undefined {
  if (measured.length === 0) {
    return undefined;
  }
  const good = measured.filter((result) => !result.failure && meets(result, objectives)).length;
  return { share: good / measured.length, ...(span > 0 && { perSecond: (1000 * good) / span }) };
}

/** One that came at once has no time per token, and meets any. */
function meets(result: RequestResult, objectives: Objectives): boolean {
  return REQUEST_METRICS.every((metric) => {
    const most = objectives[metric];
    const value = valueOf(result, metric) ?? (metric === 'tpot' ? 0 : Number.POSITIVE_INFINITY);
    return most === undefined || value <= most;
  });
}
