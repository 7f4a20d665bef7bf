import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { rangeTile } from '../over-range';
import { graphPanel } from '../timeseries';

/** What the work takes in electricity, where a GPU exporter is scraped. */
export function energyBands(): Band[] {
  return [
    {
      title: 'What does it take in energy? (needs a GPU exporter)',
      height: 8,
      panels: [
        [6, rangeTile(measure('energy_per_1k_output'), { title: '1,000 output tokens', decimals: 0 })],
        [6, rangeTile(measure('energy_per_request'), { title: 'A request', decimals: 0 })],
        [
          6,
          graphPanel(
            [
              {
                measure: measure('energy_per_1k_output'),
                legend: '1,000 output tokens',
                window: '5m',
                color: 'orange',
              },
              { measure: measure('energy_per_request'), legend: 'a request', window: '5m', color: 'blue' },
            ],
            { title: 'Energy by work' }
          ),
        ],
        [
          6,
          graphPanel(
            [
              { measure: measure('tokens_per_joule'), legend: 'output tokens/s per W', color: 'green' },
              { measure: measure('gpu_power'), legend: 'power', right: true, color: 'orange' },
            ],
            { title: 'Tokens per watt' }
          ),
        ],
      ],
    },
  ];
}
