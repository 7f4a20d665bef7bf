import type { Labels } from '../exposition/types';
import { type BatchSample, batchSamples } from './batch-samples';
import { type CacheRow, cacheLimits } from './cache';
import { queueCap, slots, tokenBudget } from './command-line';
import { limitKinds } from './kinds';
import { lengthLimits } from './length';
import { servedLength } from './models';
import { type Row, rowsOf } from './read';
import type { EngineLimits, Limit, LimitId, LimitsInput, Sourced } from './types';

/** The limits of every engine on a page, in the page's order; none where the page is not a vLLM's. */
export function engineLimits(input: LimitsInput): EngineLimits[] {
  const cacheRows = rowsOf(input.snapshot, 'cache_config');
  const running = rowsOf(input.snapshot, 'running');
  const count = new Set(cacheRows.map(({ labels }) => labels.engine)).size;
  const samples = batchSamples(input.scrapes ?? []);
  return enginesOf(running.length > 0 ? running : cacheRows).map((labels) => {
    const row = cacheRows.find((one) => one.labels.engine === labels.engine);
    const found = limitsOf(input, labels, row && { row, engines: count }, samples.get(labels.engine) ?? []);
    return { labels, limits: limitIds.map((id): Limit => ({ id, ...limitKinds[id], ...found[id] })) };
  });
}

/** The limit with this id. */
export function limitOf({ limits }: EngineLimits, id: LimitId): Limit | undefined {
  return limits.find((limit) => limit.id === id);
}

const limitIds = Object.keys(limitKinds) as LimitId[];

function enginesOf(rows: readonly Row[]): Labels[] {
  const byEngine = new Map<string | undefined, Labels>();
  for (const { labels } of rows) {
    const { engine, model_name } = labels;
    if (!byEngine.has(engine)) {
      byEngine.set(engine, {
        ...(engine !== undefined && { engine }),
        ...(model_name !== undefined && { model_name }),
      });
    }
  }
  return [...byEngine.values()];
}

function limitsOf(
  input: LimitsInput,
  labels: Labels,
  cache: CacheRow | undefined,
  samples: readonly BatchSample[]
): Record<LimitId, Sourced> {
  const { typed, models = [] } = input;
  const ofCache = cacheLimits(cache);
  const ofLength = lengthLimits(cache, ofCache.kv_tokens, servedLength(models, labels.model_name));
  return {
    ...ofCache,
    ...ofLength,
    max_num_seqs: slots(typed, samples, ofLength.max_concurrency.value),
    max_num_batched_tokens: tokenBudget(typed),
    max_num_queued_reqs: queueCap('max_num_queued_reqs', input),
    max_num_queued_tokens: queueCap('max_num_queued_tokens', input),
  };
}
