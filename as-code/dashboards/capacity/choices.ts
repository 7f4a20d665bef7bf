import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { TextBoxVariableBuilder, type VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { variables } from '../variables';

/** A typed number in PromQL, 0 where the box is empty. */
export const typed = {
  slots: '($max_num_seqs + 0)',
  stepTokens: '($max_num_batched_tokens + 0)',
} as const;

/** The usual variables, and the limits that vLLM exposes nowhere, for whoever knows them from the command line. */
export function capacityVariables(): Array<Builder<VariableModel>> {
  return [
    ...variables({ objectives: [] }),
    box('max_num_seqs', '--max-num-seqs', 'Of each chosen engine; empty where unknown. vLLM exposes it nowhere.'),
    box(
      'max_num_batched_tokens',
      '--max-num-batched-tokens',
      'Of each chosen engine; empty where unknown. vLLM exposes it nowhere.'
    ),
  ];
}

function box(name: string, label: string, description: string): TextBoxVariableBuilder {
  return new TextBoxVariableBuilder(name)
    .label(label)
    .description(description)
    .defaultValue('')
    .current({ text: '', value: '' });
}
