import type { BatchSample } from './batch-samples';
import type { Observed } from './types';

/** A number of requests that was seen to be the most. */
export interface ObservedSlots {
  readonly value: number;
  readonly provenance: Observed;
}

/** A plateau shorter than this, or of fewer scrapes, says nothing. */
const SHORTEST = 30_000;
const FEWEST = 6;
/** Share of the scrapes with a queue that must stand at the maximum: between two batches fewer run for a moment. */
const AT_MAXIMUM = 0.9;
/** How full the KV cache may be at most: where nobody knows how many requests it holds, and where somebody does. */
const ROOMY = 0.5;
const NEARLY_FULL = 0.9;
/** Tokens per step above one for each running request that prompts may take: with more, the token budget may be the limit. */
const PROMPT_TOKENS = 256;

/**
 * The number of requests that an engine runs at once, where its samples show it beyond doubt: never more ran, others
 * waited all the while, none was preempted, slots were filled anew, and neither KV cache nor token budget was near
 * its end. Undefined where anything else may have held them back.
 *
 * @param concurrency how many requests of full length the KV cache holds, where that is known.
 */
export function observedSlots(
  samples: readonly BatchSample[],
  concurrency: number | undefined
): ObservedSlots | undefined {
  const most = mostRunning(samples);
  const queued = samples.filter(({ waiting }) => waiting > 0);
  const [first, last] = [queued[0], queued.at(-1)];
  if (most === 0 || !last || queued.length < FEWEST || last.t - first.t < SHORTEST) {
    return undefined;
  }
  const kvUsage = queued.reduce((fullest, sample) => Math.max(fullest, sample.kvUsage), 0);
  const isPlateau = queued.filter(({ running }) => running === most).length >= AT_MAXIMUM * queued.length;
  if (!isPlateau || kvUsage > roomFor(concurrency) || !movesFreely(first, last, most)) {
    return undefined;
  }
  return {
    value: most,
    provenance: {
      kind: 'observed',
      windowMs: last.t - first.t,
      from: first.t,
      to: last.t,
      scrapes: queued.length,
      kvUsage,
    },
  };
}

/** The most requests that ran at once. */
export function mostRunning(samples: readonly BatchSample[]): number {
  return samples.reduce((most, { running }) => Math.max(most, running), 0);
}

/** Up to this share of the KV cache in use, the longest request that there can be still finds room. */
function roomFor(concurrency: number | undefined): number {
  return concurrency === undefined ? ROOMY : Math.min(NEARLY_FULL, 1 - 1 / concurrency);
}

/** A frozen engine stands at a plateau too, and so does one whose steps are filled with prompts. */
function movesFreely(first: BatchSample, last: BatchSample, most: number): boolean {
  const steps = last.steps - first.steps;
  const perStep = (last.tokens - first.tokens) / steps;
  return (
    last.preemptions === first.preemptions &&
    last.finished - first.finished >= most &&
    steps > 0 &&
    perStep <= most + PROMPT_TOKENS
  );
}
