import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { measureById as measure } from '../../src/engine/measures/catalogue/catalogue';
import { engineTable } from './engine-table';
import { emptyDashboard } from './kinds';
import { queueTime } from './latency-graphs';
import { type Band, placeBands, type Placeable } from './layout';
import { sharedGraphs } from './overview-graphs';
import { attained, attainment, type SharedGraphs, tileRows } from './overview-tiles';
import { graphPanel } from './timeseries';
import { variables } from './variables';

/** What the Overview shows, from the first glance to the single engine. */
export const overviewBands = (): Band[] => [
  ...fleetBands(),
  { title: 'Engine by engine', collapsed: true, height: 13, panels: [[24, engineTable()]] },
];

/** The same without the table of single engines. */
export function fleetBands(): Band[] {
  const graphs = sharedGraphs();
  const within = graphPanel(attained, { title: 'Within objective', max: 1, together: true });
  return [
    ...tileRows(graphs),
    slowBand(within),
    percentileBand(graphs),
    fullBand(graphs),
    deliveryBand(graphs),
    failureBand(graphs),
  ];
}

const slowBand = (within: Placeable): Band => ({
  title: 'Is it slow? Objectives and where the time goes',
  height: 8,
  panels: [
    [6, attainment(), within],
    [9, within],
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
});

const percentileBand = ({ ttft, itl, e2e }: SharedGraphs): Band => ({
  height: 9,
  panels: [
    [8, ttft],
    [8, itl],
    [8, e2e],
  ],
});

const fullBand = ({ requests, kv }: SharedGraphs): Band => ({
  title: 'Is it full? Requests, KV cache and queue',
  height: 9,
  panels: [
    [8, requests],
    [8, kv],
    [8, queueTime()],
  ],
});

const deliveryBand = ({ tokens }: SharedGraphs): Band => ({
  title: 'What does it deliver?',
  height: 8,
  panels: [
    [8, tokens],
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
        { title: 'Engine steps', together: true }
      ),
    ],
  ],
});

const failureBand = ({ success, finished }: SharedGraphs): Band => ({
  title: 'Does it fail?',
  height: 9,
  panels: [
    [6, success],
    [6, finished],
    [
      6,
      graphPanel(
        [
          { measure: measure('http_4xx_rate'), legend: '4xx', color: 'orange' },
          { measure: measure('http_5xx_rate'), legend: '5xx', color: 'red' },
          { measure: measure('rejection_rate'), legend: 'rejected, {{reason}}' },
          { measure: measure('aborted_rate'), legend: 'aborted (5 min)', window: '5m', color: 'blue' },
        ],
        { title: 'Errors, rejections, aborts', softMax: 1, together: true }
      ),
    ],
    [
      6,
      graphPanel(
        [
          { measure: measure('targets_down'), color: 'red' },
          { measure: measure('started_lately'), legend: 'started within 5 min', color: 'orange' },
        ],
        { title: 'Down and started', decimals: 0, softMax: 1, together: true }
      ),
    ],
  ],
});

/** The Overview: slow or full, in one screen. `revision` starts at 1 and is raised by whoever writes the file. */
export function overviewDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-overview',
    title: 'vLLM Overview',
    description: 'Is it slow, is it full, does it fail? One engine or a fleet, vLLM 0.10 to 0.32.',
    kind: 'prometheus',
    from: 'now-15m',
    refresh: '10s',
    alerts: false,
  });
  return placeBands(dashboard.variables(variables()), overviewBands()).build();
}
