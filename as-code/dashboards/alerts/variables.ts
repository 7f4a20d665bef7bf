import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  DatasourceVariableBuilder,
  type QueryVariableBuilder,
  type VariableModel,
  VariableHide,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { queryVariable } from '../variables';
import { ours } from './series';

/** A filter by a label that not every alert has, so that all of its values are no filter. */
function alertFilter(name: string, label: string, of: string): QueryVariableBuilder {
  return queryVariable(name, label, `label_values(${ours()}, ${of})`)
    .multi(true)
    .includeAll(true)
    .allValue('.*')
    .current({ text: 'All', value: '$__all' });
}

/** The filters of every dashboard under the names that they have there, with the values that alerts had in the range. */
export function alertVariables(): Array<Builder<VariableModel>> {
  return [
    new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus').hide(VariableHide.DontHide),
    alertFilter('severity', 'Severity', 'severity'),
    alertFilter('alert', 'Alert', 'alertname'),
    alertFilter('cluster', 'Cluster', 'cluster'),
    alertFilter('namespace', 'Namespace', 'namespace'),
    alertFilter('job', 'Job', 'job'),
    alertFilter('model', 'Model', 'model_name'),
    alertFilter('instance', 'Instance', 'instance'),
  ];
}
