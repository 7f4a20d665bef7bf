import type { Snapshot } from '../exposition/types';

/** Mean times of all requests that an engine finished between two of its pages; milliseconds, absent where it finished none. */
export interface EngineSide {
  readonly requests: number;
  readonly queue?: number;
  readonly prefill?: number;
  readonly decode?: number;
  /** Of the requests that got their first token meanwhile. */
  readonly ttft?: number;
}

const FAMILIES = {
  queue: 'vllm:request_queue_time_seconds',
  prefill: 'vllm:request_prefill_time_seconds',
  decode: 'vllm:request_decode_time_seconds',
  ttft: 'vllm:time_to_first_token_seconds',
} as const;

/**
 * What an engine's histograms gained between two pages: sum ÷ count, over all requests, not of one. Undefined where the
 * engine started anew between them.
 */
export function engineSide(before: Snapshot, after: Snapshot): EngineSide | undefined {
  const gains = Object.entries(FAMILIES).map(([phase, family]) => {
    const gain = (suffix: string) => total(after, family + suffix) - total(before, family + suffix);
    return { phase, seconds: gain('_sum'), count: gain('_count') };
  });
  if (gains.some(({ count, seconds }) => count < 0 || seconds < 0)) {
    return undefined;
  }
  const means = gains
    .filter(({ count }) => count > 0)
    .map(({ phase, seconds, count }) => [phase, (1000 * seconds) / count]);
  return { requests: gains[0].count, ...Object.fromEntries(means) };
}

function total({ layout, values }: Snapshot, name: string): number {
  return layout.positions(name).reduce((sum, position) => sum + values[position], 0);
}
