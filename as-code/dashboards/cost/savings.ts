import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { rangeTile } from '../over-range';
import { graphPanel } from '../timeseries';

/** What prefix caching spares. */
export function savingsBand(): Band {
  return {
    title: 'What does caching save?',
    height: 8,
    panels: [
      [6, rangeTile(measure('cached_tokens'), { title: 'Not computed', goal: 'prompt tokens' })],
      [6, rangeTile(measure('prefill_saved_per_request'), { title: 'Prefill saved', goal: 'per request, estimate' })],
      [
        6,
        graphPanel([{ measure: measure('cached_share'), legend: 'cached', color: 'green' }], {
          title: 'Cached share of prompt tokens',
          max: 1,
        }),
      ],
      [
        6,
        graphPanel(
          [
            { measure: measure('prefill_saved_per_request'), legend: 'saved (estimate)', window: '5m', color: 'green' },
            { measure: measure('phase_prefill'), legend: 'spent', window: '5m', color: 'orange' },
          ],
          { title: 'Prefill of a request: saved and spent (mean)' }
        ),
      ],
    ],
  };
}
