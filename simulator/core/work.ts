/** What an engine core has done, in all: the GPU's page is made of its differences. */
export interface Work {
  /** Time in which a step ran, seconds. */
  busySeconds: number;
  steps: number;
  prefillTokens: number;
  decodeTokens: number;
  /** Tokens of context read by decoding sequences. */
  kvTokens: number;
}

/** No work at all. */
export function noWork(): Work {
  return { busySeconds: 0, steps: 0, prefillTokens: 0, decodeTokens: 0, kvTokens: 0 };
}
