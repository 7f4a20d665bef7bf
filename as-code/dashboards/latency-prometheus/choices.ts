import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { CustomVariableBuilder, type VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { tpotFamily } from '../../../src/engine/measures/catalogue/latency-more';
import { panelContext } from '../context';
import { objectiveVariable, variables } from '../variables';

const targets = ['0.9', '0.95', '0.99', '0.999'];

/** What this dashboard's variables choose, by the parameters of measures. */
export const choices = {
  ...panelContext.objectives,
  [tpotFamily.objective.param]: `$${tpotFamily.objective.param}`,
  slo_burn: '(1 / (1 - $slo_target))',
};

/** The usual variables, the objective of the time per output token, and the share that shall keep an objective. */
export function latencyVariables(): Array<Builder<VariableModel>> {
  return [
    ...variables(),
    objectiveVariable(tpotFamily),
    new CustomVariableBuilder('slo_target')
      .label('SLO target')
      .values(targets.join(','))
      .options(targets.map((value) => ({ text: value, value, selected: value === '0.99' })))
      .current({ text: '0.99', value: '0.99' }),
  ];
}
