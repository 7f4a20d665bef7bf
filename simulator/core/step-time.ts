import { type StepTime } from '../server/settings';
import { type Random } from './random';

/** What one step computes. */
export interface StepLoad {
  /** Prompt tokens, and tokens computed again after a preemption. */
  prefillTokens: number;
  /** Sequences that decode. */
  decodeSequences: number;
  /** Tokens of context that the decoding sequences read. */
  kvTokens: number;
}

/**
 * Duration of a step, seconds: `base + perPrefillToken·P + perDecodeSequence·D + perKvToken·K`, the form that
 * memory-bound decoding (weights once, KV per token) and compute-bound prefill take, times a log-normal spread.
 */
export function stepSeconds(model: StepTime, load: StepLoad, random: Random): number {
  const seconds =
    model.base +
    model.perPrefillToken * load.prefillTokens +
    model.perDecodeSequence * load.decodeSequences +
    model.perKvToken * load.kvTokens;
  return model.jitter > 0 ? seconds * Math.exp(model.jitter * random.normal()) : seconds;
}
