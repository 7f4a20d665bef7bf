import type { Attempt } from '../live/types';
import { problemOf } from './problem-of';
import { request } from './request';
import { TransferTimes } from './transfer-times';

/** Characters; the page of 64 engines has 3 million. */
export const MAX_PAGE = 32 * 2 ** 20;

// Without the version, an older engine may answer in OpenMetrics; both are read.
const ACCEPT = 'text/plain;version=0.0.4';

export interface FetchPageOptions {
  /** Gives the request up; the attempt then ends with a problem. */
  readonly signal?: AbortSignal;
  /** Milliseconds until the whole page must have come: 35 s by default. */
  readonly timeoutMs?: number;
  /** The largest page that is taken, 32 MB by default; a larger one is let go of. */
  readonly maxBytes?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Gets a page through Grafana’s proxy, unread. Never rejects: whatever goes wrong is the attempt’s problem. */
export async function fetchPage(url: string, options: FetchPageOptions = {}): Promise<Attempt> {
  const { maxBytes = MAX_PAGE, now = Date.now, signal, timeoutMs } = options;
  const t = now();
  const transfer = new TransferTimes(url);
  const answer = await request(url, { accept: ACCEPT, signal, timeoutMs });
  const ms = transfer.stop() ?? Math.max(0, now() - t);
  const problem = problemOf({ ...answer, ms }, maxBytes);
  const skew = answer.date === undefined ? undefined : skewOf(answer.date, now());
  return { t, ms, ...(problem ? { problem } : { page: answer.body }), ...(skew !== undefined && { skew }) };
}

/** Milliseconds that Grafana's clock is ahead of this browser's; 0 for what its seconds cannot tell. */
function skewOf(theirs: number, ours: number): number {
  const skew = theirs + 500 - ours;
  return Math.abs(skew) < 2_000 ? 0 : Math.round(skew);
}
