import type { RequestResult } from '../types';

/** Means of what the engine itself measured of requests, milliseconds; absent where it did not. */
export interface MeanPhases {
  /** Requests of which it said anything. */
  readonly count: number;
  readonly queue?: number;
  readonly prefill?: number;
  readonly decode?: number;
}

const PHASES = ['queue', 'prefill', 'decode'] as const;

/** The mean phases of requests, each over those that have it. */
export function meanPhases(results: readonly RequestResult[]): MeanPhases {
  const told = results.map(({ server }) => server).filter((server) => server !== undefined);
  const means = PHASES.flatMap((phase) => {
    const times = told.map((server) => server[phase]).filter((ms) => ms !== undefined);
    return times.length === 0 ? [] : [[phase, times.reduce((sum, ms) => sum + ms, 0) / times.length]];
  });
  return { count: told.length, ...Object.fromEntries(means) };
}
