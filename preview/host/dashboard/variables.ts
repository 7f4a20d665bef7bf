import {
  ConstantVariable,
  CustomVariable,
  DataSourceVariable,
  IntervalVariable,
  QueryVariable,
  TextBoxVariable,
  type SceneVariable,
} from '@grafana/scenes';
import type { VariableJson } from './model';

/** Builds the scene's variable for one of a dashboard's; those of a kind that the preview does not know are left out. */
export function buildVariable(json: VariableJson): SceneVariable[] {
  const { name, label, hide, regex = '', current, includeAll, allValue, multi: isMulti, type } = json;
  const query = typeof json.query === 'string' ? json.query : '';
  const chosen = { value: current?.value ?? '', text: current?.text ?? current?.value ?? '' };
  const base = { name, label, hide };
  const choice = { ...base, ...chosen, isMulti, includeAll, allValue, defaultToAll: includeAll };
  switch (type) {
    case 'datasource':
      return [new DataSourceVariable({ ...choice, pluginId: query, regex })];
    case 'query':
      return [
        new QueryVariable({
          ...choice,
          regex,
          query: json.query ?? '',
          datasource: json.datasource ?? null,
          refresh: json.refresh,
          sort: json.sort,
        }),
      ];
    case 'custom':
      return [new CustomVariable({ ...choice, query })];
    case 'interval':
      return [new IntervalVariable({ ...base, value: String(chosen.value), intervals: query.split(',') })];
    case 'textbox':
      return [new TextBoxVariable({ ...base, value: String(chosen.value || query) })];
    case 'constant':
      return [new ConstantVariable({ ...base, value: query })];
    default:
      return [];
  }
}
