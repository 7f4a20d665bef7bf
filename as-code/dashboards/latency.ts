import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { measureById as measure } from '../../src/engine/measures/catalogue/catalogue';
import { latencyFamilies } from '../../src/engine/measures/catalogue/latency';
import { emptyDashboard } from './kinds';
import { type Band, type Placeable, placeBands } from './layout';
import { measureGraph } from './vllm/graph';
import { bucketHeatmap } from './vllm/heatmap';
import { engineVariables, objectiveVariables } from './vllm/variables';

// One step for all panels: the datasource answers what shares a histogram, a step and filters with a single query.
const step = { interval: '15s', points: 240 } as const;

interface Stepped extends Placeable {
  interval(interval: string): this;
  maxDataPoints(points: number): this;
}

function stepped<T extends Stepped>(panel: T): T {
  return panel.interval(step.interval).maxDataPoints(step.points);
}

function familyBand({ id, title, objective }: (typeof latencyFamilies)[number]): Band {
  return {
    title,
    height: 8,
    panels: [
      [10, stepped(percentiles(id))],
      [8, stepped(bucketHeatmap('prometheus', measure(`${id}_buckets`), `${title}, spread`))],
      [
        6,
        stepped(
          measureGraph('prometheus', [{ measure: measure(`${id}_within`), legend: 'share within', color: 'green' }], {
            title: `Within $${objective.param} s`,
            max: 1,
          })
        ),
      ],
    ],
  };
}

function percentiles(id: string) {
  return measureGraph(
    'prometheus',
    [
      { measure: measure(`${id}_p50`), legend: 'p50', color: 'green' },
      { measure: measure(`${id}_p90`), legend: 'p90', color: 'yellow' },
      { measure: measure(`${id}_p95`), legend: 'p95', color: 'orange', bucket: true },
      { measure: measure(`${id}_p99`), legend: 'p99', color: 'red' },
      { measure: measure(`${id}_p99.9`), legend: 'p99.9', color: 'purple' },
      { measure: measure(`${id}_mean`), legend: 'mean', color: 'blue' },
    ],
    {
      title: 'Percentiles and mean',
      more: [
        'The shaded band is the histogram bucket that p95 fell into: the true value lies somewhere in it. A band that starts at 0 means that the first bucket holds it all, and the mean says more.',
      ],
    }
  );
}

function phases(): Band {
  return {
    title: 'Where the time goes',
    height: 8,
    panels: [
      [
        24,
        stepped(
          measureGraph(
            'prometheus',
            [
              { measure: measure('phase_queue'), color: 'red' },
              { measure: measure('phase_prefill'), color: 'orange' },
              { measure: measure('phase_decode'), color: 'blue' },
            ],
            { title: 'A request’s time by phase (mean)', stacked: true }
          )
        ),
      ],
    ],
  };
}

/** Every latency as deep as its histogram goes, from the Prometheus that a vLLM datasource is linked with. */
export function latencyDashboard(): Dashboard {
  const dashboard = emptyDashboard({
    uid: 'vllm-console-latency',
    title: 'vLLM Latency',
    description:
      'How are latencies distributed, and which share of requests keeps its objective? From the Prometheus that is linked in the settings of the vLLM datasource.',
    kind: 'engine',
    from: 'now-1h',
    refresh: '30s',
  });
  dashboard.variables([...engineVariables(), ...objectiveVariables()]);
  return placeBands(dashboard, [...latencyFamilies.map(familyBand), phases()]).build();
}
