import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { graphPanel } from '../timeseries';

function nixlBand(): Band {
  return {
    title: 'Transfers between engines (needs NixlConnector)',
    collapsed: true,
    height: 8,
    panels: [
      [
        6,
        graphPanel(
          [
            { measure: measure('nixl_transfer_time_p95'), legend: 'p95', color: 'orange', bucket: true },
            { measure: measure('nixl_transfer_time_mean'), legend: 'mean', color: 'blue' },
            { measure: measure('nixl_post_time_mean'), legend: 'hand-over, mean', color: 'purple' },
          ],
          { title: 'Time of a transfer' }
        ),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('nixl_byte_rate'), legend: 'moved', color: 'blue' },
            { measure: measure('nixl_transfer_rate'), legend: 'transfers', right: true, color: 'green' },
          ],
          { title: 'Moved' }
        ),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('nixl_size_mean'), legend: 'size', color: 'blue' },
            { measure: measure('nixl_descriptors_mean'), legend: 'descriptors', right: true, color: 'text' },
          ],
          { title: 'A transfer (mean)' }
        ),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('nixl_failures'), legend: 'failed', color: 'red' },
            { measure: measure('nixl_expired_rate'), legend: 'expired', color: 'orange' },
            { measure: measure('nixl_late_rate'), legend: 'too late', color: 'yellow' },
          ],
          { title: 'Failed and expired', softMax: 1 }
        ),
      ],
    ],
  };
}

function storeBand(): Band {
  return {
    title: 'KV stores (needs MooncakeStoreConnector or HF3FSKVConnector)',
    collapsed: true,
    height: 8,
    panels: [
      [
        6,
        graphPanel([{ measure: measure('mooncake_rate'), legend: '{{operation}} {{status}}' }], {
          title: 'Mooncake operations',
        }),
      ],
      [
        6,
        graphPanel([{ measure: measure('mooncake_byte_rate'), legend: '{{operation}}' }], { title: 'Mooncake bytes' }),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('mooncake_time_mean'), legend: '{{operation}}' },
            { measure: measure('mooncake_failed_share'), legend: 'failed keys, {{operation}}', right: true },
          ],
          { title: 'Mooncake: time (mean) and failures' }
        ),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('hf3fs_load_time_p95'), legend: 'load p95', color: 'green', bucket: true },
            { measure: measure('hf3fs_save_time_p95'), legend: 'save p95', color: 'orange', bucket: true },
            { measure: measure('hf3fs_failures'), legend: 'failed', right: true, color: 'red' },
          ],
          { title: '3FS: time and failures' }
        ),
      ],
    ],
  };
}

function hostPoolBand(): Band {
  return {
    title: 'Host pool of sparse attention, and fetches (needs HiSparseConnector, or another connector that fetches)',
    collapsed: true,
    height: 8,
    panels: [
      [
        6,
        graphPanel(
          [
            { measure: measure('hisparse_hit_ratio'), legend: 'hot buffer hits', color: 'green' },
            { measure: measure('hisparse_host_usage'), legend: 'host pool used', color: 'blue' },
          ],
          { title: 'Hot buffer and host pool', max: 1 }
        ),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('hisparse_byte_rate'), legend: 'host to GPU', color: 'blue' },
            { measure: measure('hisparse_pending'), legend: 'pages waiting', right: true, color: 'orange' },
          ],
          { title: 'Moved' }
        ),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('hisparse_block_lifetime_p50'), legend: 'lifetime', color: 'blue' },
            { measure: measure('hisparse_block_idle_p50'), legend: 'idle before eviction', color: 'orange' },
            { measure: measure('hisparse_block_reuse_gap_p50'), legend: 'reuse gap', color: 'green' },
          ],
          { title: 'Life of a host block (p50)' }
        ),
      ],
      [
        6,
        graphPanel([{ measure: measure('kv_fetch_requests'), legend: '{{stage}}' }], {
          title: 'Requests that fetch KV cache',
          stacked: true,
        }),
      ],
    ],
  };
}

/** KV cache that comes from other engines, goes to other programs, or lies in a host pool. */
export function connectorBands(): Band[] {
  return [nixlBand(), storeBand(), hostPoolBand()];
}
