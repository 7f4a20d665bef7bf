import { median } from '../rows';

/** Tokens a second of a block with viewers, and the mean of the blocks before and after, without. */
export interface Pair {
  readonly watched: number;
  readonly alone: number;
}

/** What is left of the tokens with viewers, 1 for all, and between which shares the true one lies, 95 % sure. */
export function shareLeft(pairs: readonly Pair[]): { share: number; low: number; high: number } {
  const shares = pairs.map(({ watched, alone }) => watched / alone).sort((a, b) => a - b);
  const rank = surelyBelow(shares.length);
  return { share: median(shares), low: shares[rank], high: shares[shares.length - 1 - rank] };
}

/** The highest rank from 0 at which an ordered sample of this size lies below the median of them all, 97.5 % sure. */
function surelyBelow(size: number): number {
  let ways = 1;
  let below = 0.5 ** size;
  for (let rank = 0; ; rank++) {
    ways *= (size - rank) / (rank + 1);
    below += ways * 0.5 ** size;
    if (below > 0.025) {
      return rank;
    }
  }
}
