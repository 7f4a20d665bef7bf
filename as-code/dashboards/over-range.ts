import { BigValueGraphMode } from '@grafana/grafana-foundation-sdk/common';
import type { PanelBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { measureToPromQL } from '../../src/engine/measures/promql/print';
import type { Measure, Thresholds } from '../../src/engine/measures/types';
import { asking, datasource, panelContext } from './context';
import { statQuery, textQuery } from './queries';
import { absenceMappings, blankTile, type StatOptions, thresholdSteps } from './stat';
import { valueOrAbsence } from './state';
import { describe } from './texts';

const whole = '*Over the time range of the dashboard.*';

/** A tile of one value over the dashboard's whole time range, for rates and increases; words where there is none. */
export function rangeTile(measure: Measure, options: StatOptions): PanelBuilder {
  return asking({ window: '$__range' }, () => oneValue(measure, statQuery('A', measure).instant(), options));
}

/** A tile of a measure's mean over the dashboard's time range, as often as a rate would look. */
export function averageTile(measure: Measure, options: StatOptions): PanelBuilder {
  return overTime(measure, options, (text) => `avg_over_time((${text})[$__range:$__rate_interval])`);
}

/** A tile of what a measure by the hour comes to over the dashboard's time range, summed minute by minute. */
export function hoursTile(measure: Measure, options: StatOptions): PanelBuilder {
  return overTime(measure, options, (text) => `sum_over_time((${text})[$__range:1m]) / 60`);
}

function overTime(measure: Measure, options: StatOptions, over: (text: string) => string): PanelBuilder {
  const text = valueOrAbsence(measure, over(measureToPromQL(measure, panelContext)));
  return oneValue(measure, textQuery('A', text, measure.title).instant(), options);
}

function oneValue(
  measure: Measure,
  target: ReturnType<typeof textQuery>,
  options: StatOptions & { readonly thresholds?: Thresholds }
): PanelBuilder {
  return blankTile({ description: describe([measure], whole), datasource, target, measure }, options)
    .graphMode(BigValueGraphMode.None)
    .mappings(absenceMappings(measure))
    .thresholds(thresholdSteps(options.thresholds ?? measure.thresholds));
}
