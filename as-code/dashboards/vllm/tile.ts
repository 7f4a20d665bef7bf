import type { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat';
import type { Measure } from '../../../src/engine/measures/types';
import { blankTile, thresholdSteps, type StatOptions } from '../stat';
import { describe } from '../texts';
import { measureTarget, vllmDatasource } from './target';

/** A tile of one live measure; what it says of no traffic comes with the datasource's values. */
export function liveTile(measure: Measure, options: Omit<StatOptions, 'objective'>): PanelBuilder {
  const panel = blankTile(
    {
      description: describe([measure]),
      datasource: vllmDatasource,
      target: measureTarget('A', measure, 'auto'),
      measure,
    },
    options
  )
    .thresholds(thresholdSteps(options.thresholds ?? measure.thresholds))
    .noValue('–');
  // A tile shows every field, hidden ones too: a quantile's bounds among them.
  return measure.bounds ? panel.withTransformation(withoutBounds) : panel;
}

const withoutBounds = { id: 'filterFieldsByName', options: { exclude: { pattern: '/: (more than|at most)$/' } } };
