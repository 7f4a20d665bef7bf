import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { rangeTile } from '../over-range';
import { piePanel } from '../pie';
import { tablePanel } from '../table';
import { graphPanel } from '../timeseries';

const none = 'No tokens in this range';

/** How many tokens, from where, and for which model. */
export function tokenBands(): Band[] {
  return [
    {
      title: 'How many tokens?',
      height: 8,
      panels: [
        [
          10,
          graphPanel(
            [
              { measure: measure('prompt_token_rate'), color: 'purple' },
              { measure: measure('cached_token_rate'), color: 'green' },
              { measure: measure('generation_token_rate'), color: 'blue' },
            ],
            { title: 'Tokens a second' }
          ),
        ],
        [
          8,
          graphPanel([{ measure: measure('prompt_tokens_by_source'), legend: '{{source}}' }], {
            title: 'Prompt tokens by source',
            stacked: true,
            colors: { local_compute: 'orange', local_cache_hit: 'green', external_kv_transfer: 'purple' },
          }),
        ],
        [
          6,
          piePanel(
            [
              { measure: measure('prompt_tokens'), legend: 'prompt', window: '$__range', color: 'purple' },
              { measure: measure('generation_tokens'), legend: 'output', window: '$__range', color: 'blue' },
            ],
            { title: 'Prompt and output', none, more: ['*Over the time range of the dashboard.*'] }
          ),
        ],
      ],
    },
    {
      height: 4,
      panels: [
        [6, rangeTile(measure('prompt_tokens'), { title: 'Read', goal: 'prompt tokens' })],
        [6, rangeTile(measure('cached_tokens'), { title: 'Of these cached', goal: 'tokens' })],
        [6, rangeTile(measure('generation_tokens'), { title: 'Written', goal: 'output tokens' })],
        [6, rangeTile(measure('tokens_per_request'), { title: 'A request', goal: 'tokens on average' })],
      ],
    },
    { height: 7, panels: [[24, byModel()]] },
  ];
}

function byModel() {
  const range = '$__range';
  return tablePanel({
    title: 'Model by model',
    description: [
      '**Which model makes the tokens?**',
      'One row for each model, all of its engines together: now, and (read, written, cached) over the time range of the dashboard. Requests to LoRA adapters count under their base model; vLLM has no metric of users or keys.',
      '**Good:** what you expect of each model.',
      '**What to do:** a model with few tokens and engines of its own is the one to move or to let sleep.',
    ].join('\n\n'),
    none: 'No engine answers',
    labels: [{ label: 'model_name', title: 'Model', width: 240 }],
    sortBy: 'Written',
    columns: [
      { title: 'Engines', measure: measure('engines') },
      { title: 'Requests', measure: measure('request_rate') },
      { title: 'Prompts', measure: measure('prompt_token_rate'), decimals: 0 },
      { title: 'Output', measure: measure('generation_token_rate'), decimals: 0 },
      { title: 'Read', measure: measure('prompt_tokens'), window: range },
      { title: 'Written', measure: measure('generation_tokens'), window: range },
      { title: 'Cached', measure: measure('cached_share'), window: range, decimals: 0 },
      { title: 'Prompt', measure: measure('prompt_length_mean'), window: range },
      { title: 'Reply', measure: measure('reply_length_mean'), window: range },
    ],
  });
}
