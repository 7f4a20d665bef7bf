import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { graphPanel } from '../timeseries';

/** KV cache in host memory. */
function hostBand(): Band {
  return {
    title: 'Offloading to host memory (needs --kv-offloading-size)',
    collapsed: true,
    height: 8,
    panels: [
      [
        6,
        graphPanel(
          [
            { measure: measure('offload_load_rate'), legend: 'loaded', color: 'green' },
            { measure: measure('offload_store_rate'), legend: 'stored', color: 'orange' },
          ],
          { title: 'Loaded and stored' }
        ),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('offload_load_speed'), legend: 'loads', color: 'green' },
            { measure: measure('offload_store_speed'), legend: 'stores', color: 'orange' },
            { measure: measure('offload_load_time_share'), legend: 'time of loads', right: true, color: 'blue' },
            { measure: measure('offload_store_time_share'), legend: 'time of stores', right: true, color: 'purple' },
          ],
          { title: 'Speed and time of transfers' }
        ),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('offload_cpu_usage'), legend: 'pinned', color: 'blue' },
            { measure: measure('offload_cpu_read_usage'), color: 'green' },
            { measure: measure('offload_cpu_write_usage'), color: 'orange' },
            { measure: measure('offload_allocation_failures'), right: true, color: 'red' },
            { measure: measure('offload_stores_skipped'), right: true, color: 'text' },
          ],
          { title: 'Host memory and stores without room', max: 1 }
        ),
      ],
      [
        6,
        graphPanel(
          [
            {
              measure: measure('offload_lookup_async_p95'),
              legend: 'request waits, p95',
              color: 'orange',
              bucket: true,
            },
            { measure: measure('offload_lookup_async_mean'), legend: 'request waits, mean', color: 'blue' },
            { measure: measure('offload_lookup_sync_mean'), legend: 'scheduler held, mean', color: 'purple' },
          ],
          { title: 'Lookups' }
        ),
      ],
    ],
  };
}

/** What lies beyond host memory. */
function tierBand(): Band {
  const legend = '{{tier}}';
  return {
    title: 'Offload tiers: disk, object store, peers (needs secondary tiers, vLLM 0.28 or newer)',
    collapsed: true,
    height: 8,
    panels: [
      [6, graphPanel([{ measure: measure('tier_hit_ratio'), legend }], { title: 'Hits by tier', max: 1 })],
      [
        6,
        graphPanel(
          [
            { measure: measure('tier_read_rate'), legend: `read, ${legend}` },
            { measure: measure('tier_write_rate'), legend: `written, ${legend}` },
          ],
          { title: 'Read and written' }
        ),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('tier_reads_active'), legend: `reads, ${legend}` },
            { measure: measure('tier_writes_active'), legend: `writes, ${legend}` },
            { measure: measure('tier_promotion_failures'), legend: `failed reads, ${legend}`, right: true },
            { measure: measure('tier_cascade_failures'), legend: `failed writes, ${legend}`, right: true },
            { measure: measure('tier_allocation_failures'), legend: 'reads without room', right: true, color: 'red' },
          ],
          { title: 'Under way and failed' }
        ),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('tier_lookup_async_mean'), legend: `request waits, ${legend}` },
            { measure: measure('tier_lookup_sync_mean'), legend: `scheduler held, ${legend}` },
          ],
          { title: 'Lookups by tier (mean)' }
        ),
      ],
    ],
  };
}

/** The connector that counts blocks. */
function simpleBand(): Band {
  return {
    title: 'Simple offloading (needs SimpleCPUOffloadConnector, vLLM 0.31 or newer)',
    collapsed: true,
    height: 8,
    panels: [
      [
        8,
        graphPanel(
          [
            { measure: measure('simple_offload_used_blocks'), legend: 'pinned', color: 'blue' },
            { measure: measure('simple_offload_pending_blocks'), legend: 'waiting to be stored', color: 'orange' },
            {
              measure: measure('simple_offload_capacity_blocks'),
              legend: 'capacity (reported)',
              limit: true,
              color: 'red',
            },
          ],
          { title: 'Blocks' }
        ),
      ],
      [8, graphPanel([{ measure: measure('simple_offload_loads'), legend: '{{phase}}' }], { title: 'Blocks loaded' })],
      [
        8,
        graphPanel([{ measure: measure('simple_offload_outcomes'), legend: '{{outcome}}' }], {
          title: 'Store decisions',
          stacked: true,
          colors: { stored: 'green', skipped_already_cached: 'blue', dropped_cpu_full: 'red' },
        }),
      ],
    ],
  };
}

/** KV cache that vLLM itself keeps outside of the GPU. */
export function offloadBands(): Band[] {
  return [hostBand(), tierBand(), simpleBand()];
}
