import type { ChatRun } from '../../chat/run';
import type { RequestResult } from '../types';
import type { Job } from './plan';

/** Steps of a thousandth of a millisecond: finer than any browser's clock. */
const rounded = (ms: number) => Math.round(ms * 1000) / 1000;

/**
 * What is kept of a request that is over.
 *
 * @param began when the run did, and `due` when it was to be sent, on the request's clock.
 */
export function resultOf(run: ChatRun, job: Job, stream: number, began: number, due: number): RequestResult {
  const { reply, sentAt, endedAt, stopped, failure } = run;
  const { usage, parts, firstAt, lastAt, gaps, finish, server } = reply;
  const tokens = usage?.completion ?? parts;
  return {
    side: job.side,
    prompt: job.prompt.name,
    round: job.round,
    stream,
    due: rounded(due - began),
    sent: rounded(sentAt - began),
    ended: rounded(endedAt - began),
    ...(parts > 0 && { ttft: rounded(firstAt - sentAt) }),
    ...(parts > 1 && tokens > 1 && { tpot: rounded((lastAt - firstAt) / (tokens - 1)) }),
    gaps: gaps.map(rounded),
    ...(usage && { promptTokens: usage.prompt }),
    ...(usage?.cached !== undefined && { cachedTokens: usage.cached }),
    tokens,
    tokensAreCounted: usage !== undefined,
    ...(finish !== undefined && { finish }),
    ...(stopped && { stopped: true as const }),
    ...(failure && { failure }),
    ...(server && { server }),
  };
}
