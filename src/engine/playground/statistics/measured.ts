import type { RequestResult } from '../types';

/** The requests that count: not those that warmed up, nor those that the person cancelled. */
export function measuredOf(results: readonly RequestResult[]): RequestResult[] {
  return results.filter(({ round, stopped }) => round >= 1 && !stopped);
}

/** What is measured of each request, milliseconds. */
export const REQUEST_METRICS = ['ttft', 'tpot', 'e2e'] as const;
export type RequestMetric = (typeof REQUEST_METRICS)[number];

/** A figure of a request; undefined where it is not known. `e2e` is from sending to the end. */
export function valueOf(result: RequestResult, metric: RequestMetric): number | undefined {
  return metric === 'e2e' ? result.ended - result.sent : result[metric];
}
