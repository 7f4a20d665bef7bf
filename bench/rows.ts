import type { BenchRow } from './types';

/** The middle of the values. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** A figure of ours against a limit. */
export function atMost(name: string, ours: number, limit: number, unit: string): BenchRow {
  const ratio = ours / limit;
  return { name, ours, theirs: limit, ratio, goal: `at most ${limit} ${unit}`, ok: ratio <= 1, unit };
}

/** A count of what should not be there at all. */
export function none(name: string, count: number, unit: string): BenchRow {
  return { name, ours: count, theirs: 0, ratio: count, goal: 'none', ok: count === 0, unit };
}
