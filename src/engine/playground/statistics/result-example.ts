import type { RequestResult } from '../types';

/** A request for tests: 10 tokens, the first after 100 ms, the others 10 ms apart. */
export function aResult(edits: Partial<RequestResult> = {}): RequestResult {
  const sent = edits.sent ?? 0;
  return {
    ...{ side: 'A', prompt: 'p', round: 1, stream: 1, due: sent, sent, ended: sent + 190, ttft: 100, tpot: 10 },
    ...{ gaps: Array<number>(9).fill(10), tokens: 10, tokensAreCounted: true, finish: 'stop' },
    ...edits,
  };
}
