import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { measureById as measure } from '../../src/engine/measures/catalogue/catalogue';
import { latencyFamilies } from '../../src/engine/measures/catalogue/latency';
import { engineTable } from './engine-table';
import { emptyDashboard } from './kinds';
import { percentiles, queueTime } from './latency-graphs';
import { type Band, placeBands } from './layout';
import { attainment, statRow } from './overview-tiles';
import { graphPanel } from './timeseries';
import { variables } from './variables';

/** What the Overview shows, from the first glance to the single engine. */
export const overviewBands = (): Band[] => [
  ...fleetBands(),
  { title: 'Engine by engine', height: 13, panels: [[24, engineTable()]] },
];

/** The same without the table of single engines. */
export const fleetBands = (): Band[] => [
  statRow(),
  {
    title: 'Is it slow? Objectives and where the time goes',
    height: 8,
    panels: [
      [6, attainment()],
      [
        9,
        graphPanel(
          latencyFamilies.map(({ id, title }) => ({ measure: measure(`${id}_within`), legend: title })),
          { title: 'Within objective', max: 1 }
        ),
      ],
      [
        9,
        graphPanel(
          [
            { measure: measure('phase_queue'), color: 'red' },
            { measure: measure('phase_prefill'), color: 'orange' },
            { measure: measure('phase_decode'), color: 'blue' },
          ],
          { title: 'A request’s time by phase (mean)', stacked: true }
        ),
      ],
    ],
  },
  {
    height: 9,
    panels: [
      [8, percentiles('ttft', 'Time to first token')],
      [8, percentiles('itl', 'Inter-token latency')],
      [8, percentiles('e2e', 'End-to-end latency')],
    ],
  },
  {
    title: 'Is it full? Requests, KV cache and queue',
    height: 9,
    panels: [
      [
        8,
        graphPanel(
          [
            { measure: measure('running'), color: 'blue' },
            { measure: measure('waiting'), color: 'orange' },
            {
              measure: measure('max_concurrency'),
              legend: 'KV cache holds (reported)',
              limit: true,
              complete: true,
              color: 'red',
            },
          ],
          {
            title: 'Running and waiting',
            more: [
              'The dashed limit is what the engines report themselves (full-length requests that fit into the KV cache, vLLM 0.24 and newer); older engines report none, and none is drawn where an engine of the selection reports none.',
            ],
          }
        ),
      ],
      [
        8,
        graphPanel(
          [
            { measure: measure('kv_usage'), color: 'blue' },
            { measure: measure('preemption_rate'), right: true, color: 'red' },
          ],
          { title: 'KV cache and preemptions', max: 1 }
        ),
      ],
      [8, queueTime()],
    ],
  },
  {
    title: 'What does it deliver?',
    height: 8,
    panels: [
      [
        8,
        graphPanel(
          [
            { measure: measure('generation_token_rate'), color: 'blue' },
            { measure: measure('prompt_token_rate'), color: 'purple' },
          ],
          { title: 'Tokens' }
        ),
      ],
      [
        8,
        graphPanel([{ measure: measure('prefix_cache_hit_ratio'), color: 'green' }], { title: 'Prefix cache', max: 1 }),
      ],
      [
        8,
        graphPanel(
          [
            { measure: measure('iteration_rate'), color: 'blue' },
            { measure: measure('tokens_per_step'), right: true, color: 'purple' },
          ],
          { title: 'Engine steps' }
        ),
      ],
    ],
  },
  {
    title: 'Does it fail?',
    height: 9,
    panels: [
      [6, graphPanel([{ measure: measure('success_ratio'), color: 'green' }], { title: 'Success ratio', max: 1 })],
      [
        6,
        graphPanel([{ measure: measure('finish_reasons'), legend: '{{finished_reason}}' }], {
          title: 'Finish reasons',
          stacked: true,
          colors: { stop: 'green', length: 'blue', repetition: 'purple', abort: 'orange', error: 'red' },
        }),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('http_4xx_rate'), legend: '4xx', color: 'orange' },
            { measure: measure('http_5xx_rate'), legend: '5xx', color: 'red' },
            { measure: measure('rejection_rate'), legend: 'rejected, {{reason}}' },
            { measure: measure('aborted_rate'), legend: 'aborted (5 min)', window: '5m', color: 'blue' },
          ],
          { title: 'Errors, rejections, aborts', softMax: 1 }
        ),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('targets_down'), color: 'red' },
            { measure: measure('restarts'), legend: 'restarts in 15 min', window: '15m', color: 'orange' },
          ],
          { title: 'Down and restarted', decimals: 0, softMax: 1 }
        ),
      ],
    ],
  },
];

/** The Overview: slow or full, in one screen. `revision` starts at 1 and is raised by whoever writes the file. */
export function overviewDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-overview',
    title: 'vLLM Overview',
    description: 'Is it slow, is it full, does it fail? One engine or a fleet, vLLM 0.10 to 0.32.',
    kind: 'prometheus',
    from: 'now-15m',
    refresh: '10s',
  });
  return placeBands(dashboard.variables(variables()), overviewBands()).build();
}
