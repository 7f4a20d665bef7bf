import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { bucketHeatmap } from '../bucket-heatmap';
import type { Band } from '../layout';
import { graphPanel } from '../timeseries';

/** How long KV blocks live, where the engine draws a sample. */
export function residencyBand(): Band {
  return {
    title: 'How long do KV blocks live? (needs --kv-cache-metrics)',
    collapsed: true,
    height: 9,
    panels: [
      [
        6,
        graphPanel(
          [
            { measure: measure('kv_block_lifetime_p50'), legend: 'lifetime', color: 'blue' },
            { measure: measure('kv_block_idle_p50'), legend: 'idle before eviction', color: 'orange' },
            { measure: measure('kv_block_reuse_gap_p95'), legend: 'reuse gap p95', color: 'green' },
          ],
          {
            title: 'Life of a block (p50) and reuse gap (p95)',
            more: [
              'Blocks that lie idle for less time than the reuse gap are evicted just before they would have been used. --kv-cache-metrics-sample says of how many blocks it keeps track (1 % by default).',
            ],
          }
        ),
      ],
      [6, bucketHeatmap(measure('kv_block_lifetime_buckets'), 'Lifetime')],
      [6, bucketHeatmap(measure('kv_block_idle_buckets'), 'Idle before eviction')],
      [6, bucketHeatmap(measure('kv_block_reuse_gap_buckets'), 'Reuse gap')],
    ],
  };
}
