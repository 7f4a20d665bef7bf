import type { Labels } from '../exposition/types';
import { numberLabel, type Row } from './read';
import { derived, reported, unknown } from './sourced';
import type { Sourced } from './types';

/** An engine's row of the cache configuration, and how many engines the page's rows are of. */
export interface CacheRow {
  readonly row: Row;
  readonly engines: number;
}

type CacheLimits = Record<'kv_tokens' | 'kv_blocks' | 'block_size' | 'gpu_memory_utilization', Sourced>;

const NO_ROW =
  'The page has no cache configuration: the engine is older than 0.6, or its frontend (the Rust one) leaves it out. The log says “GPU KV cache size” at start.';
const NO_CACHE = 'This model keeps no KV cache.';
const MIXED_LAYERS =
  'The layers of this model share blocks in different ways, so blocks do not tell tokens, and engines before 0.24 report no size. The log says “GPU KV cache size” at start.';

/** What the cache configuration says of an engine. */
export function cacheLimits(cache: CacheRow | undefined): CacheLimits {
  if (!cache) {
    const nothing = unknown(NO_ROW);
    return { kv_tokens: nothing, kv_blocks: nothing, block_size: nothing, gpu_memory_utilization: nothing };
  }
  const block_size = ofLabel(cache.row, 'block_size');
  const kv_blocks = blocks(cache);
  return {
    kv_tokens: tokens(cache.row, kv_blocks, block_size),
    kv_blocks,
    block_size,
    gpu_memory_utilization: memoryShare(cache.row),
  };
}

/** A limit that the row has as a label. */
export function ofLabel(row: Row, label: string): Sourced {
  const value = numberLabel(row.labels, label);
  return value === undefined
    ? unknown(keepsNone(row.labels) ? NO_CACHE : `${row.name} has no number for ${label}.`)
    : reported(value, `${row.name}{${label}}`);
}

function keepsNone(labels: Labels): boolean {
  return labels.is_attention_free === 'True';
}

/** Every row of a page repeats the sum over all its engines. */
function blocks({ row, engines }: CacheRow): Sourced {
  const all = ofLabel(row, 'num_gpu_blocks');
  if (all.value === undefined || engines === 1) {
    return all;
  }
  const share = all.value / engines;
  return Number.isInteger(share)
    ? derived(share, `num_gpu_blocks ÷ engines on the page = ${all.value} ÷ ${engines}`)
    : unknown(
        `The page gives only the sum of its ${engines} engines (${all.value}), and they are not equal. The log of each says “GPU KV cache size”.`
      );
}

function tokens(row: Row, blockCount: Sourced, blockSize: Sourced): Sourced {
  const own = ofLabel(row, 'kv_cache_size_tokens');
  if (own.value !== undefined || keepsNone(row.labels)) {
    return own;
  }
  if (blockCount.value === undefined) {
    return blockCount;
  }
  if (blockSize.value === undefined) {
    return blockSize;
  }
  if (numberLabel(row.labels, 'mamba_block_size') !== undefined || numberLabel(row.labels, 'sliding_window')) {
    return unknown(MIXED_LAYERS);
  }
  return derived(
    blockCount.value * blockSize.value,
    `blocks × block size = ${blockCount.value} × ${blockSize.value}`,
    'Too large for a model that mixes kinds of attention.'
  );
}

function memoryShare(row: Row): Sourced {
  const share = ofLabel(row, 'gpu_memory_utilization');
  const fixed = numberLabel(row.labels, 'kv_cache_memory_bytes');
  return share.value === undefined || share.provenance.kind !== 'reported' || fixed === undefined
    ? share
    : reported(share.value, share.provenance.by, 'Has no effect here: the size of the KV cache is given in bytes.');
}
