import { measureById } from '../../../src/engine/measures/catalogue/catalogue';
import { leaf } from '../../../src/engine/measures/promql/leaf';
import { measureToPromQL } from '../../../src/engine/measures/promql/print';
import { identityLabels, targetLabels } from '../../../src/engine/measures/types';
import { panelContext } from '../context';

const list = (labels: readonly string[]) => labels.join(', ');
const byEngine = list(identityLabels);
const onTarget = list(targetLabels);

/** What of an engine's configuration an operator sets, as every version reports it. */
export const configured = ['block_size', 'cache_dtype', 'enable_prefix_caching', 'gpu_memory_utilization'] as const;

/** A measure by any labels. */
export function measured(id: string, by: readonly string[]): string {
  return measureToPromQL(measureById(id), { ...panelContext, by });
}

/** 1 for every engine. */
function everyEngine(): string {
  return `group by (${byEngine}) (${leaf({ signal: 'running' }, { ...panelContext, by: identityLabels })})`;
}

/** A measure of targets, for each of their engines. */
export function ofItsTarget(id: string): string {
  return `${measured(id, targetLabels)} * on(${onTarget}) group_right() ${everyEngine()}`;
}

/** An engine's part of what all engines of its model have together. */
export function shareOfModel(id: string): string {
  const own = measured(id, identityLabels);
  return `(${own}) / on(model_name) group_left() sum by (model_name) (${own})`;
}

/** A measure of the model that has the most of it. */
export function worstModel(id: string): string {
  return `max(${measured(id, ['model_name'])})`;
}

/** The cache configuration of each engine, as labels. */
export function configurations(labels: readonly string[]): string {
  const info = leaf({ signal: 'cache_config' }, { ...panelContext, by: identityLabels });
  return `group by (${list([...identityLabels, ...labels])}) (${info})`;
}

/** The version of Python of each engine, as the label `version`. */
export function pythons(): string {
  const info = leaf({ signal: 'python_info' }, { ...panelContext, by: targetLabels });
  const versions = `group by (${list([...targetLabels, 'version'])}) (${info})`;
  return `${versions} * on(${onTarget}) group_right(version) ${everyEngine()}`;
}

/** How many different configurations the engines of each model have. */
export function distinctConfigurations(): string {
  const each = `group by (${list(['model_name', ...configured])}) (${configurations(configured)})`;
  return `count by (model_name) (${each})`;
}

/** How many different values of a measure the engines of each model have. */
export function distinctValues(id: string): string {
  return `count by (model_name) (count_values by (model_name) ("value", ${measured(id, identityLabels)}))`;
}
