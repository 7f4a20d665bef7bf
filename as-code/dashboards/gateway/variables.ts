import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { TextBoxVariableBuilder, type VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { variables } from '../variables';

/** The filters of every dashboard, the gateways, and the slots of those that do not show their limit. */
export function gatewayVariables(): Array<Builder<VariableModel>> {
  return [
    ...variables({ objectives: [], sources: ['gateway'] }),
    new TextBoxVariableBuilder('gateway_slots')
      .label('Slots')
      .description(
        'MAX_ACTIVE of all chosen gateways together. Only counts where they do not show it themselves; 0 is not known.'
      )
      .defaultValue('0')
      .current({ text: '0', value: '0' }),
  ];
}
