import type { BatchSample } from './batch-samples';
import { mostRunning, observedSlots } from './plateau';
import { rowsOf } from './read';
import { typedIn, unknown } from './sourced';
import type { LimitId, LimitsInput, Sourced, TypedLimits } from './types';

type SlotsAndBudget = Extract<LimitId, 'max_num_seqs' | 'max_num_batched_tokens'>;
type QueueCap = Extract<LimitId, 'max_num_queued_reqs' | 'max_num_queued_tokens'>;

const flags: Readonly<Record<SlotsAndBudget | QueueCap, string>> = {
  max_num_seqs: '--max-num-seqs',
  max_num_batched_tokens: '--max-num-batched-tokens',
  max_num_queued_reqs: '--max-num-queued-reqs',
  max_num_queued_tokens: '--max-num-queued-tokens',
};

/**
 * The number of slots: typed in, else observed; with a note where what was typed in does not fit what was seen.
 *
 * @param concurrency how many requests of full length the KV cache holds, where that is known.
 */
export function slots(
  typed: TypedLimits | undefined,
  samples: readonly BatchSample[],
  concurrency: number | undefined
): Sourced {
  const observed = observedSlots(samples, concurrency);
  const value = typed?.max_num_seqs;
  if (!typed || value === undefined) {
    return observed ? { ...observed, note: 'A lower --max-num-active-seqs looks the same.' } : untold('max_num_seqs');
  }
  const most = mostRunning(samples);
  if (most > value) {
    return typedIn(value, typed.by, `${most} ran at once, more than was typed in: check it.`);
  }
  const differs = observed !== undefined && observed.value !== value;
  return typedIn(
    value,
    typed.by,
    differs ? `Never more than ${observed.value} ran while others waited: check it.` : undefined
  );
}

/** Tokens that a step may compute. */
export function tokenBudget(typed: TypedLimits | undefined): Sourced {
  const value = typed?.max_num_batched_tokens;
  return typed && value !== undefined ? typedIn(value, typed.by) : untold('max_num_batched_tokens');
}

/** A cap of the admission queue: never reported, but its rejections show that it is there. */
export function queueCap(id: QueueCap, { snapshot }: LimitsInput): Sourced {
  const rejected = rowsOf(snapshot, 'admission_rejections')
    .filter(({ labels }) => labels.reason === id)
    .reduce((sum, { value }) => sum + value, 0);
  const advice = `No vLLM reports it: look for ${flags[id]} on the command line.`;
  return unknown(rejected > 0 ? `${advice} It is set: it turned ${rejected} requests away.` : advice);
}

function untold(id: SlotsAndBudget): Sourced {
  return unknown(
    `No vLLM reports it. Type it in the datasource’s settings, from ${flags[id]} on the engine’s command line.`
  );
}
