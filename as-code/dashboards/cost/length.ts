import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { bucketHeatmap } from '../bucket-heatmap';
import type { Band } from '../layout';
import { graphPanel } from '../timeseries';

/** How long prompts and replies are, and how long they might have been. */
export function lengthBands(): Band[] {
  return [
    {
      title: 'How long are prompts and replies?',
      height: 9,
      panels: [
        [8, bucketHeatmap(measure('prompt_length_buckets'), 'Prompt length, spread')],
        [8, bucketHeatmap(measure('reply_length_buckets'), 'Reply length, spread')],
        [
          8,
          graphPanel(
            [
              { measure: measure('prompt_length_mean'), legend: 'prompt', color: 'purple' },
              { measure: measure('prefill_computed_mean'), legend: 'computed of it', color: 'orange' },
              { measure: measure('reply_length_mean'), legend: 'reply', color: 'blue' },
              { measure: measure('tokens_per_request'), legend: 'together', color: 'green' },
            ],
            { title: 'Tokens of a request (mean)' }
          ),
        ],
      ],
    },
    {
      height: 8,
      panels: [
        [
          8,
          graphPanel(
            [
              { measure: measure('prompt_length_p95'), legend: 'prompt p95', color: 'purple' },
              { measure: measure('reply_length_p95'), legend: 'reply p95', color: 'blue' },
            ],
            {
              title: 'Long prompts and replies (p95)',
              more: ['Buckets reach as far as the model’s context: choose one model where their contexts differ.'],
            }
          ),
        ],
        [
          10,
          graphPanel(
            [
              { measure: measure('max_tokens_mean'), legend: 'max_tokens asked', color: 'orange' },
              { measure: measure('longest_reply_mean'), legend: 'used', color: 'blue' },
              { measure: measure('max_tokens_used'), legend: 'used of asked', right: true, color: 'green' },
            ],
            { title: 'max_tokens: asked and used (mean)' }
          ),
        ],
        [
          6,
          graphPanel([{ measure: measure('choices_mean'), legend: 'n', color: 'blue' }], {
            title: 'Choices per request (mean)',
            softMax: 2,
          }),
        ],
      ],
    },
  ];
}
