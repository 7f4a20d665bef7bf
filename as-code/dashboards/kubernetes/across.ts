import { measureToPromQL } from '../../../src/engine/measures/promql/print';
import type { Measure } from '../../../src/engine/measures/types';
import { datasource, panelContext } from '../context';
import { textQuery } from '../queries';
import { absenceMappings, blankTile, type StatOptions, thresholdSteps } from '../stat';
import { valueOrAbsence } from '../state';
import { describe } from '../texts';

/** A tile of the sum or the largest of a measure that has one value a pod or container, such as `sum(1 if it waits)`. */
export function acrossTile(fn: 'sum' | 'max', measure: Measure, options: StatOptions) {
  const text = `${fn}(${measureToPromQL(measure, panelContext)})`;
  const target = textQuery('A', valueOrAbsence(measure, text), measure.title);
  return blankTile({ description: describe([measure]), datasource, target, measure }, options)
    .mappings(absenceMappings(measure))
    .thresholds(thresholdSteps(options.thresholds ?? measure.thresholds));
}
