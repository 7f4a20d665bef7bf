import { type CacheRow, ofLabel } from './cache';
import { derived, reported, unknown } from './sourced';
import type { Sourced } from './types';

interface LengthLimits {
  readonly max_model_len: Sourced;
  readonly max_concurrency: Sourced;
}

/**
 * The context length, and how many requests of that length the KV cache holds.
 *
 * @param served the context length that `/v1/models` gave.
 */
export function lengthLimits(cache: CacheRow | undefined, kvTokens: Sourced, served: number | undefined): LengthLimits {
  const concurrency = cache && ofLabel(cache.row, 'kv_cache_max_concurrency');
  const max_model_len = contextLength(kvTokens, concurrency?.value, served);
  return {
    max_model_len,
    max_concurrency: concurrency?.value === undefined ? fitting(kvTokens, max_model_len) : concurrency,
  };
}

function contextLength(kvTokens: Sourced, concurrency: number | undefined, served: number | undefined): Sourced {
  if (served !== undefined) {
    return reported(served, '/v1/models');
  }
  if (kvTokens.value === undefined || kvTokens.provenance.kind !== 'reported' || concurrency === undefined) {
    return unknown(
      'Its metrics do not tell (those of vLLM 0.24 and newer do), and /v1/models gave none: check that the key may read it.'
    );
  }
  return derived(
    Math.round(kvTokens.value / concurrency),
    `KV cache size ÷ full-length requests in it = ${kvTokens.value} ÷ ${concurrency}`
  );
}

function fitting(kvTokens: Sourced, length: Sourced): Sourced {
  if (kvTokens.value === undefined) {
    return kvTokens;
  }
  return length.value === undefined
    ? length
    : derived(
        kvTokens.value / length.value,
        `KV cache size ÷ context length = ${kvTokens.value} ÷ ${length.value}`,
        kvTokens.note
      );
}
