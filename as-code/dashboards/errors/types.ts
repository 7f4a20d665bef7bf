import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { piePanel } from '../pie';
import { graphPanel } from '../timeseries';

const range = { window: '$__range' } as const;
const once = 'Each failure stands here once, by its cause: a rejection that left as 503 is a rejection, not a 5xx.';

/** Causes, each failure once. */
export function typesBand(): Band {
  return {
    title: 'Which errors?',
    height: 9,
    panels: [
      [
        9,
        piePanel(
          [
            { measure: measure('http_4xx_count'), color: 'yellow', ...range },
            { measure: measure('http_5xx_other_count'), color: 'red', ...range },
            { measure: measure('finished_error_count'), color: 'dark-red', ...range },
            { measure: measure('rejection_count'), legend: 'Rejected, {{reason}}', ...range },
          ],
          { title: 'Errors by type, in the range', more: [once], none: 'No engine, or it counts no errors' }
        ),
      ],
      [
        15,
        graphPanel(
          [
            { measure: measure('http_4xx_rate'), color: 'yellow' },
            { measure: measure('http_5xx_other_rate'), color: 'red' },
            { measure: measure('finished_error_rate'), color: 'dark-red' },
            { measure: measure('rejection_rate'), legend: 'Rejected, {{reason}}' },
          ],
          {
            title: 'Errors by type',
            stacked: true,
            softMax: 1,
            more: [once],
            colors: {
              'Rejected, max_num_queued_reqs': 'orange',
              'Rejected, max_num_queued_tokens': 'dark-orange',
            },
          }
        ),
      ],
    ],
  };
}

/** The same failures by what reaches the client. */
export function seenBand(): Band {
  return {
    title: 'What do clients see?',
    height: 8,
    panels: [
      [
        8,
        graphPanel(
          [
            { measure: measure('http_4xx_rate'), legend: '4xx', color: 'yellow' },
            { measure: measure('http_5xx_rate'), legend: '5xx', color: 'red' },
            { measure: measure('in_stream_failure_rate'), legend: '200, then an error (derived)', color: 'purple' },
          ],
          { title: '4xx against 5xx', softMax: 1 }
        ),
      ],
      [
        8,
        graphPanel(
          [
            { measure: measure('http_4xx_ratio'), legend: '4xx', color: 'yellow' },
            { measure: measure('http_5xx_ratio'), legend: '5xx', color: 'red' },
          ],
          {
            title: 'Refused and failed, of all responses',
            stacked: true,
            softMax: 0.1,
            more: ['Together they are the share of non-2xx.'],
          }
        ),
      ],
      [
        8,
        graphPanel(
          [
            { measure: measure('rejection_rate'), legend: '{{reason}}' },
            { measure: measure('rejected_ratio'), legend: 'share', right: true, color: 'text' },
          ],
          { title: 'Rejected at admission', softMax: 1 }
        ),
      ],
    ],
  };
}
