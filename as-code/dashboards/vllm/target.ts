import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import { DATASOURCE_ID } from '../../../src/datasource/options';
import { QUERY_VERSION, type QuerySource, type VllmQuery } from '../../../src/datasource/query/model';
import { latencyFamilies } from '../../../src/engine/measures/catalogue/latency';
import type { LabelFilter, Measure } from '../../../src/engine/measures/types';

/** The vLLM datasource that the dashboard's variable names. */
export const vllmDatasource: DataSourceRef = { type: DATASOURCE_ID, uid: '${datasource}' };

/** The engines that the dashboard's variables choose. */
export const chosenEngines: readonly LabelFilter[] = [
  { label: 'model_name', op: '=~', value: '${model:regex}' },
  { label: 'engine', op: '=~', value: '${engine:regex}' },
];

type Asked<Q> = Q extends VllmQuery ? Omit<Q, 'refId' | 'datasource' | 'version'> : never;

/** Any query of the vLLM datasource, in its present version. */
export function target(refId: string, query: Asked<VllmQuery>): Builder<Dataquery> {
  return {
    build: () => ({
      refId,
      datasource: vllmDatasource,
      version: QUERY_VERSION,
      ...query,
      _implementsDataqueryVariant: () => {},
    }),
  };
}

/** A measure of the chosen engines, with the objective that the dashboard's variable says where it has one. */
export function measureTarget(
  refId: string,
  { id, expression }: Measure,
  source: QuerySource,
  more: { readonly legend?: string; readonly format?: 'heatmap' } = {}
): Builder<Dataquery> {
  const objective = expression.op === 'within' ? expression.objective.param : undefined;
  return target(refId, {
    queryType: 'measure',
    source,
    measure: id,
    filters: chosenEngines,
    ...(objective && { objectives: { [objective]: `$${objective}` } }),
    ...more,
  });
}

/** The objective of a latency by the id of its family, in seconds. Throws a `RangeError` for any other id. */
export function objectiveOf(family: string): (typeof latencyFamilies)[number]['objective'] {
  const found = latencyFamilies.find(({ id }) => id === family);
  if (!found) {
    throw new RangeError(`no latency "${family}"`);
  }
  return found.objective;
}
