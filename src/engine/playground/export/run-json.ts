import { sideSummary } from '../statistics/summary';
import type { RunRecord } from '../types';

/** What an exported run says it is; another number where an older reader could not read it. */
export const RUN_SCHEMA = 'vllm-console-playground/1';

/**
 * A run as JSON that `readRunJson` reads in again, with a summary of each target for other readers. A number that is
 * none is left out.
 */
export function runJson(run: RunRecord): string {
  const summaries = Object.fromEntries(run.targets.map(({ side }) => [side, sideSummary(run, side)]));
  return JSON.stringify({ schema: RUN_SCHEMA, ...run, summaries }, withoutNonNumbers, 2);
}

function withoutNonNumbers(key: string, value: unknown): unknown {
  if (key === 'gaps' && Array.isArray(value)) {
    return value.filter(Number.isFinite);
  }
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
}
