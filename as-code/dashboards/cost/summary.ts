import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { type Band, tileBands } from '../layout';
import { averageTile, rangeTile } from '../over-range';
import { statPanel } from '../stat';

/** What it costs and what it gives, at a glance. */
export function summaryBands(): Band[] {
  return tileBands([
    statPanel(measure('generation_token_rate'), { title: 'Output', goal: 'tokens', decimals: 0 }),
    statPanel(measure('prompt_token_rate'), { title: 'Prompts', goal: 'tokens', decimals: 0 }),
    rangeTile(measure('cached_share'), { title: 'Cached', goal: 'of prompt tokens', decimals: 0 }),
    statPanel(measure('cost_per_hour'), { title: 'Cost', goal: 'per hour', decimals: 2 }),
    rangeTile(measure('cost_per_million_output'), {
      title: '1M output',
      goal: 'a million output tokens',
      decimals: 2,
    }),
    rangeTile(measure('cost_per_million_tokens'), {
      title: '1M tokens',
      goal: 'a million of any kind',
      decimals: 2,
    }),
    rangeTile(measure('cost_per_request'), { title: 'Request', goal: 'one request', decimals: 5 }),
    averageTile(measure('idle'), { title: 'Idle', goal: 'of the time', decimals: 0 }),
  ]);
}
