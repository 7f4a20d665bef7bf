import type { RequestResult } from '../../../engine/playground/types';

/** What a request spends its time on; `first` is all before the first token where the engine does not say more. */
export type Phase = 'between' | 'queue' | 'prefill' | 'first' | 'decode';

/** The phases of a request in their order, milliseconds; together they are its whole time. */
export function phasesOf({ sent, ended, ttft, server }: RequestResult): Array<{ phase: Phase; ms: number }> {
  const total = ended - sent;
  if (ttft === undefined) {
    return [{ phase: 'first', ms: total }];
  }
  const decode = { phase: 'decode' as const, ms: total - ttft };
  if (server?.prefill === undefined) {
    return [{ phase: 'first', ms: ttft }, decode];
  }
  const queue = Math.min(server.queue ?? 0, ttft);
  const prefill = Math.min(server.prefill, ttft - queue);
  return [
    { phase: 'between', ms: ttft - queue - prefill },
    { phase: 'queue', ms: queue },
    { phase: 'prefill', ms: prefill },
    decode,
  ];
}
