import type { RunTarget, RunSettings, Side } from '../types';

/** What HTTP/1.1 leaves of a browser's six connections to one host, when Grafana's own requests shall go through. */
const OVER_HTTP_1 = 4;
/** Streams of one connection that are still a person's test, not a load generator's. */
const OVER_HTTP_2 = 32;

/** Streams that a browser can hold beside everything else. @param protocol as the Resource Timing API names it: `http/1.1`, `h2`. */
export function mostStreams(protocol: string): number {
  return /^h[23]/.test(protocol) ? OVER_HTTP_2 : OVER_HTTP_1;
}

/** A place for one request at a time; without a side, any target's. */
export interface Lane {
  /** From 1. */
  readonly stream: number;
  readonly side?: Side;
}

/** The places of a run. Targets that run together have the same number each, so that neither waits for the other. */
export function lanesOf(
  targets: readonly RunTarget[],
  settings: Pick<RunSettings, 'concurrency' | 'together'>
): Lane[] {
  const share = targets.length > 1 && settings.together ? targets.map(({ side }) => side) : [undefined];
  const each = Math.max(1, Math.floor(settings.concurrency / share.length));
  return share
    .flatMap((side) => Array.from({ length: each }, () => ({ side })))
    .map((lane, i) => ({ ...lane, stream: i + 1 }));
}
