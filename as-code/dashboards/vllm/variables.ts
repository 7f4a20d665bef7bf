import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  CustomVariableBuilder,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  type VariableModel,
  VariableHide,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { INTER_TOKEN_SECONDS, REQUEST_SECONDS, TTFT_SECONDS } from '../../../simulator/metrics/buckets';
import { DATASOURCE_ID } from '../../../src/datasource/options';
import { latencyFamilies } from '../../../src/engine/measures/catalogue/latency';
import { objectiveNames } from '../variables';
import { vllmDatasource } from './target';

/** Which datasource, and which of its models and engines: everything by default. */
export function engineVariables(): Array<Builder<VariableModel>> {
  return [
    new DatasourceVariableBuilder('datasource').label('Data source').type(DATASOURCE_ID).hide(VariableHide.DontHide),
    filter('model', 'Model', 'models()', VariableSort.AlphabeticalAsc),
    filter('engine', 'Engine', 'engines()', VariableSort.NumericalAsc),
  ];
}

function filter(name: string, label: string, query: string, sort: VariableSort): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource(vllmDatasource)
    .query({ query, refId: `variable-${name}` })
    .definition(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(sort)
    .multi(true)
    .includeAll(true)
    .allValue('.*')
    .current({ text: 'All', value: '$__all' });
}

const bounds: Readonly<Record<(typeof latencyFamilies)[number]['id'], Float64Array>> = {
  ttft: TTFT_SECONDS,
  itl: INTER_TOKEN_SECONDS,
  e2e: REQUEST_SECONDS,
  queue: REQUEST_SECONDS,
};

/** One objective for each latency, out of the bounds of vLLM's buckets: any other would have to be guessed. */
export function objectiveVariables(): Array<Builder<VariableModel>> {
  return latencyFamilies.map(({ id, objective }) => {
    const initial = String(objective.default);
    return new CustomVariableBuilder(objective.param)
      .label(objectiveNames[objective.param])
      .values([...bounds[id]].join(','))
      .options(
        [...bounds[id]].map((bound) => ({
          text: String(bound),
          value: String(bound),
          selected: bound === objective.default,
        }))
      )
      .current({ text: initial, value: initial });
  });
}
