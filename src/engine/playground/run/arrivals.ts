/** Random numbers from 0 up to 1 that are the same for the same seed (Mulberry32, by Tommy Ettinger). */
export function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * When the requests of an open loop are due: a Poisson process, as `vllm bench serve` has it.
 *
 * @param rate requests a second.
 * @returns milliseconds, ascending, the first one 0.
 */
export function arrivals(count: number, rate: number, random: () => number): number[] {
  let at = 0;
  return Array.from({ length: count }, (_, i) => (at += i === 0 ? 0 : (-Math.log(1 - random()) / rate) * 1000));
}
