import type { ChatRun } from './run';

/** How fast a reply came; milliseconds, NaN where it is not known. */
export interface ReplyFigures {
  /** From sending to the first token; reasoning counts. */
  readonly ttft: number;
  /** From sending to the end. */
  readonly total: number;
  /** As the engine counted them; until it has, and where it never does, the parts. */
  readonly tokens: number;
  readonly tokensAreCounted: boolean;
  /** Tokens a second after the first: (tokens − 1) ÷ (last − first), the inverse of the time per output token. */
  readonly rate: number;
  /** Tokens that came together, on average: more than one with speculative decoding or a stream interval. */
  readonly tokensPerPart: number;
  /** Between one part and the next. */
  readonly gaps: { readonly p50: number; readonly p95: number; readonly max: number };
}

/** The figures of a reply so far. @param now on the run's clock, for one that goes on. */
export function figuresOf({ reply, sentAt, endedAt }: ChatRun, now: number): ReplyFigures {
  const { parts, usage, firstAt, lastAt } = reply;
  const tokens = usage?.completion ?? parts;
  const sorted = Float64Array.from(reply.gaps).sort();
  return {
    ttft: firstAt - sentAt,
    total: (Number.isNaN(endedAt) ? now : endedAt) - sentAt,
    tokens,
    tokensAreCounted: usage !== undefined,
    rate: lastAt > firstAt ? ((tokens - 1) / (lastAt - firstAt)) * 1000 : Number.NaN,
    tokensPerPart: parts > 0 ? tokens / parts : Number.NaN,
    gaps: { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), max: sorted.at(-1) ?? Number.NaN },
  };
}

/** The quantile of sorted numbers, linear between two of them as in NumPy; NaN of none. */
export function quantile(sorted: ArrayLike<number>, q: number): number {
  if (sorted.length === 0) {
    return Number.NaN;
  }
  const rank = q * (sorted.length - 1);
  const below = sorted[Math.floor(rank)];
  return below + (rank - Math.floor(rank)) * (sorted[Math.ceil(rank)] - below);
}
