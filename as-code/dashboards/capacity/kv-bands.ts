import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { bucketHeatmap } from '../bucket-heatmap';
import type { Band } from '../layout';
import { textQuery } from '../queries';
import { graphPanel } from '../timeseries';
import { panelContext } from '../context';
import { measureToPromQL } from '../../../src/engine/measures/promql/print';

/** Full for want of memory: usage, blocks, headroom. */
export function kvBands(): Band[] {
  return [
    {
      title: '3 · Is it memory? KV cache',
      height: 9,
      panels: [
        [
          8,
          graphPanel(
            [
              { measure: measure('kv_usage'), legend: 'fullest engine', color: 'red' },
              { measure: measure('kv_usage_mean'), legend: 'mean', color: 'blue' },
              { measure: measure('kv_usage_p95'), legend: 'p95 of 5 min', window: '5m', color: 'orange' },
            ],
            { title: 'KV cache usage', max: 1 }
          ),
        ],
        [
          8,
          graphPanel(
            [
              { measure: measure('kv_blocks_used'), legend: 'used (derived)', color: 'blue' },
              { measure: measure('kv_blocks_free'), legend: 'free (derived)', color: 'green' },
              { measure: measure('kv_blocks'), legend: 'all blocks (reported)', limit: true, color: 'red' },
            ],
            { title: 'KV blocks used and free', stacked: true }
          ),
        ],
        [
          8,
          graphPanel(
            [
              { measure: measure('kv_blocks_written'), legend: 'written (tokens ÷ block size)', color: 'purple' },
              { measure: measure('kv_blocks_allocated'), legend: 'allocated, net (slope of usage)', color: 'blue' },
              { measure: measure('kv_blocks_freed'), legend: 'freed, net (slope of usage)', color: 'green' },
            ],
            { title: 'KV blocks allocated and freed' }
          ),
        ],
      ],
    },
    {
      height: 9,
      panels: [
        [
          8,
          graphPanel([{ measure: measure('kv_headroom_tokens'), legend: 'tokens that still fit', color: 'green' }], {
            title: 'Headroom in tokens',
          }),
        ],
        [
          8,
          graphPanel([{ measure: measure('kv_headroom_requests'), legend: 'average requests', color: 'green' }], {
            title: 'Headroom in average requests',
          }),
        ],
        [
          8,
          graphPanel(
            [{ measure: measure('kv_usage'), by: ['instance', 'engine'], legend: '{{instance}} {{engine}}' }],
            { title: 'KV cache usage by engine', max: 1 }
          ),
        ],
      ],
    },
  ];
}

/** What running out of memory costs. */
export function preemptionBand(): Band {
  return {
    title: '4 · Does it run out? Preemptions',
    height: 9,
    panels: [
      [
        8,
        graphPanel(
          [{ measure: measure('preemption_rate'), by: ['instance', 'engine'], legend: '{{instance}} {{engine}}' }],
          { title: 'Preemptions by engine', stacked: true, softMax: 1 }
        ),
      ],
      [
        8,
        graphPanel(
          [
            { measure: measure('preemptions_per_request'), legend: 'preemptions per request', color: 'red' },
            { measure: measure('preempted_again_share'), legend: 'preempted more than once (0.30)', color: 'purple' },
          ],
          { title: 'Preempted requests: per request, and more than once', softMax: 0.1 }
        ),
      ],
      [8, bucketHeatmap(measure('preemption_buckets'), 'Preemptions of a request (0.30)')],
    ],
  };
}

/** How long the queue makes a request wait. */
export function waitBand(): Band {
  const estimate = measure('queue_wait_estimate');
  return {
    title: '5 · What does the queue cost?',
    height: 9,
    panels: [
      [
        12,
        graphPanel(
          [{ measure: measure('queue_mean'), legend: 'measured, of finished requests (mean)', color: 'blue' }],
          {
            title: 'Wait in the queue, estimated and measured',
            more: [`- **${estimate.title}**: ${estimate.meaning}`, 'An infinite estimate is not drawn.'],
          }
        )
          // Infinity has no place on an axis.
          .withTarget(
            textQuery(
              'Estimate',
              `(${measureToPromQL(estimate, panelContext)}) < Inf`,
              'estimated (waiting ÷ finished/s)'
            )
          )
          .overrideByQuery('Estimate', [{ id: 'color', value: { mode: 'fixed', fixedColor: 'orange' } }]),
      ],
      [
        6,
        graphPanel([{ measure: measure('waiting'), by: ['instance', 'engine'], legend: '{{instance}} {{engine}}' }], {
          title: 'Waiting by engine',
          decimals: 0,
          softMax: 1,
          stacked: true,
        }),
      ],
      [
        6,
        graphPanel([{ measure: measure('waiting_deferred'), color: 'purple' }], {
          title: 'Deferred requests',
          softMax: 1,
          decimals: 0,
        }),
      ],
    ],
  };
}
