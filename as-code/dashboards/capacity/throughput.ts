import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { groupedBars } from '../bars';
import { bucketHeatmap } from '../bucket-heatmap';
import type { Band } from '../layout';
import { graphPanel } from '../timeseries';

/** What a larger batch delivers, and how full the steps are. */
export function throughputBands(): Band[] {
  return [
    {
      title: '6 · What does it deliver at which batch? Throughput and steps',
      height: 9,
      panels: [
        [
          12,
          groupedBars(
            [
              { measure: measure('generation_token_rate'), color: 'blue' },
              { measure: measure('prompt_token_rate'), color: 'purple' },
            ],
            {
              title: 'Throughput of an engine by batch size',
              gauge: 'running',
              axis: 'requests running in the engine',
              from: [1, 2, 4, 8, 16, 32],
              none: 'Nothing ran in this time range, or no engine answers',
              more: [
                'Each bar is the mean, over the steps of the time range, of the engines that had so many requests running in that step (mean of the rate window). Bars that stop growing show where a larger batch buys nothing; below 1, an engine was idle for a part of the step.',
              ],
            }
          ),
        ],
        [
          12,
          graphPanel(
            [
              { measure: measure('iteration_rate'), legend: 'steps', color: 'blue' },
              { measure: measure('tokens_per_step'), legend: 'tokens per step', right: true, color: 'purple' },
            ],
            { title: 'Engine steps' }
          ),
        ],
      ],
    },
    {
      height: 9,
      panels: [
        [12, bucketHeatmap(measure('step_tokens_buckets'), 'Tokens per step, spread')],
        [
          12,
          graphPanel([{ measure: measure('engines_by_sleep_state'), legend: '{{sleep_state}}' }], {
            title: 'Engines by sleep state',
            stacked: true,
            decimals: 0,
            colors: { awake: 'green', weights_offloaded: 'orange', discard_all: 'red' },
          }),
        ],
      ],
    },
  ];
}
