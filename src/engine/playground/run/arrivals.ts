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
