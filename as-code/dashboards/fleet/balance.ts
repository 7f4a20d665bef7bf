import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { identityLabels } from '../../../src/engine/measures/types';
import type { Band } from '../layout';
import { ranking } from '../ranking';
import { graphPanel } from '../timeseries';

const none = 'Nothing to compare: idle';
const masked =
  'Only one engine of a model always reads as even: look at the number of replicas first. New replicas of an autoscaler read as uneven until the router has filled them.';

function byModel(id: string, title: string, max?: number) {
  return graphPanel([{ measure: measure(id), by: ['model_name'], legend: '{{model_name}}' }], {
    title,
    max,
    more: [masked],
  });
}

/** How evenly each model's replicas are loaded, over time. */
export function balanceBand(): Band {
  return {
    title: 'Is the load even?',
    height: 8,
    panels: [
      [6, byModel('running_imbalance', 'Imbalance of running, by model')],
      [6, byModel('kv_usage_gap', 'KV gap, by model', 1)],
      [6, byModel('request_share_gap', 'Spread of the load, by model', 1)],
      [6, byModel('ttft_imbalance', 'Slowest TTFT ÷ mean, by model')],
    ],
  };
}

function five(
  id: string,
  order: 'largest' | 'smallest',
  title: string,
  more: { max?: number; decimals?: number } = {}
) {
  return ranking(measure(id), {
    title,
    order,
    by: identityLabels,
    legend: '{{instance}} {{engine}}',
    none,
    ...more,
  });
}

/** The engines at both ends. */
export function rankingBands(): Band[] {
  return [
    {
      title: 'Which five?',
      height: 7,
      panels: [
        [8, five('ttft_p95', 'largest', 'Slowest first token (p95)')],
        [8, five('kv_usage', 'largest', 'Fullest KV caches', { max: 1, decimals: 0 })],
        [8, five('generation_token_rate', 'largest', 'Most output', { decimals: 0 })],
      ],
    },
    {
      height: 7,
      panels: [
        [8, five('ttft_p95', 'smallest', 'Fastest first token (p95)')],
        [8, five('kv_usage', 'smallest', 'Emptiest KV caches', { max: 1, decimals: 0 })],
        [8, five('generation_token_rate', 'smallest', 'Least output', { decimals: 0 })],
      ],
    },
  ];
}
