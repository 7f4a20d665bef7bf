import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { averageTile, hoursTile } from '../over-range';
import { stateTimeline } from '../state-timeline';
import { graphPanel } from '../timeseries';

const small = 'The window is five minutes: shorter ones jump where requests are few.';

/** What tokens and idleness cost, with the price that is chosen above. */
export function moneyBands(): Band[] {
  return [
    {
      title: 'What does it cost? $gpu_count GPUs at $gpu_price an hour',
      height: 8,
      panels: [
        [
          10,
          graphPanel(
            [
              { measure: measure('cost_per_million_output'), legend: 'output only', window: '5m', color: 'orange' },
              { measure: measure('cost_per_million_tokens'), legend: 'prompts too', window: '5m', color: 'blue' },
            ],
            { title: 'A million tokens', decimals: 2, more: [small] }
          ),
        ],
        [
          6,
          graphPanel([{ measure: measure('cost_per_request'), legend: 'a request', window: '5m', color: 'blue' }], {
            title: 'A request',
            more: [small],
          }),
        ],
        [
          8,
          stateTimeline(measure('idle'), {
            title: 'Busy and idle',
            legend: 'engines',
            states: [
              { from: 0, to: 0, text: 'busy', color: 'green' },
              { from: 1, to: 1, text: 'idle', color: 'orange' },
            ],
          }),
        ],
      ],
    },
    {
      height: 4,
      panels: [
        [
          8,
          averageTile(measure('idle_cost_per_hour'), { title: 'Idleness', goal: 'per hour on average', decimals: 2 }),
        ],
        [
          8,
          hoursTile(measure('idle_cost_per_hour'), { title: 'Paid for idleness', goal: 'in this range', decimals: 2 }),
        ],
        [8, hoursTile(measure('cost_per_hour'), { title: 'Paid in all', goal: 'in this range', decimals: 2 })],
      ],
    },
  ];
}
