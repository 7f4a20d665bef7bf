import type { Measure } from '../types';
import { bucketsMeasure, type HistogramFamily, meanMeasure, quantileMeasure } from './histogram-measures';

const shared = { topic: 'cache', unit: 'seconds' } as const;

/** Times in the life of a KV block, each with a mean, p50, p95 and buckets. */
const families: readonly HistogramFamily[] = [
  {
    ...shared,
    signal: 'kv_block_lifetime',
    id: 'kv_block_lifetime',
    title: 'Block lifetime',
    subject: 'the time from a KV block’s allocation to its eviction',
    good: 'Longer than the pause between two turns of a conversation.',
    advice: 'Shorter: blocks are gone before they can be reused. Give the KV cache more memory, or offload it.',
  },
  {
    ...shared,
    signal: 'kv_block_idle',
    id: 'kv_block_idle',
    title: 'Idle before eviction',
    subject: 'the time that a KV block lay idle before its eviction',
    good: 'Longer than the reuse gap: what is evicted would not have been used again.',
    advice:
      'Shorter than the reuse gap: the cache thrashes. More KV memory, offloading, or a router that knows caches.',
  },
  {
    ...shared,
    signal: 'kv_block_reuse_gap',
    id: 'kv_block_reuse_gap',
    title: 'Reuse gap',
    subject: 'the time between two uses of a KV block',
    good: 'Shorter than blocks stay idle before they are evicted.',
    advice: 'Longer: reuse comes too late for the cache. More KV memory, or offloading.',
  },
  ...(
    [
      ['hisparse_block_lifetime', 'Host block lifetime', 'the time from a host block’s allocation to its eviction'],
      ['hisparse_block_idle', 'Host block idle', 'the time that a host block lay idle before its eviction'],
      ['hisparse_block_reuse_gap', 'Host reuse gap', 'the time between two uses of a host block'],
    ] as const
  ).map(([id, title, subject]): HistogramFamily => ({
    ...shared,
    signal: id,
    id,
    title,
    subject,
    good: 'Blocks stay longer than it takes until they are used again.',
    advice: 'Raise host_pool_gib of HiSparseConnector where blocks are evicted before they are reused.',
  })),
];

/** How long KV blocks live: a sample that --kv-cache-metrics draws. */
export const residencyMeasures: readonly Measure[] = families.flatMap((family) => [
  meanMeasure(family),
  quantileMeasure(family, 0.5),
  quantileMeasure(family, 0.95),
  bucketsMeasure(family),
]);
