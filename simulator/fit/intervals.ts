import { type Snapshot, type Source } from '../../src/engine/exposition/types';
import { signalById, type SignalId } from '../../src/engine/signals/catalogue';

/** What an engine did between two scrapes, summed over its engine cores. */
export interface Interval {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  /** Engine cores of the page. */
  readonly cores: number;
  readonly steps: number;
  /** Prompt tokens computed, without those that were cached. */
  readonly prefillTokens: number;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly generatedTokens: number;
  readonly firstTokens: number;
  /** Gaps between tokens, and their sum in seconds. */
  readonly gaps: number;
  readonly gapSeconds: number;
  /** Requests finished, and sums over them, seconds; `ttftSeconds` over those that gave a first token. */
  readonly finished: number;
  readonly endToEndSeconds: number;
  readonly ttftSeconds: number;
  readonly queueSeconds: number;
  readonly prefillSeconds: number;
  readonly preemptions: number;
  /** At the end of the interval. */
  readonly running: number;
  readonly waiting: number;
  readonly kvUsage: number;
}

/** The sum over all series of a signal on a page; undefined where the page does not have it. */
export function readSignal(snapshot: Snapshot, id: SignalId, suffix = ''): number | undefined {
  for (const { name } of signalById(id).names) {
    const positions = snapshot.layout.positions(`${name}${suffix}`);
    if (positions.length > 0) {
      return positions.reduce((sum, position) => sum + snapshot.values[position], 0);
    }
  }
  return undefined;
}

/** What happened between each two scrapes of one process; outages and restarts are left out. */
export function intervalsOf(source: Source): Interval[] {
  const intervals: Interval[] = [];
  let before: Snapshot | undefined;
  for (const { snapshot } of source.scrapes) {
    if (before !== undefined && snapshot !== undefined) {
      const interval = between(before, snapshot);
      if (interval.steps >= 0 && interval.generatedTokens >= 0) {
        intervals.push(interval);
      }
    }
    before = snapshot;
  }
  return intervals;
}

function between(before: Snapshot, after: Snapshot): Interval {
  const rise = (id: SignalId, suffix = '') =>
    (readSignal(after, id, suffix) ?? 0) - (readSignal(before, id, suffix) ?? 0);
  const value = (id: SignalId) => readSignal(after, id) ?? 0;
  const cores = Math.max(1, after.layout.positions('vllm:num_requests_running').length);
  const promptTokens = rise('prompt_tokens');
  const cachedTokens = rise('prefix_cache_hits');
  return {
    from: before.t,
    to: after.t,
    seconds: (after.t - before.t) / 1000,
    cores,
    steps: rise('iteration_tokens', '_count'),
    prefillTokens: Math.max(0, promptTokens - cachedTokens),
    promptTokens,
    cachedTokens,
    generatedTokens: rise('generation_tokens'),
    firstTokens: rise('ttft', '_count'),
    gaps: rise('itl', '_count'),
    gapSeconds: rise('itl', '_sum'),
    finished: rise('queue_time', '_count'),
    endToEndSeconds: rise('e2e', '_sum'),
    ttftSeconds: rise('ttft', '_sum'),
    queueSeconds: rise('queue_time', '_sum'),
    prefillSeconds: rise('prefill_time', '_sum'),
    preemptions: rise('preemptions'),
    running: value('running'),
    waiting: value('waiting'),
    kvUsage: value('kv_usage') / cores,
  };
}
