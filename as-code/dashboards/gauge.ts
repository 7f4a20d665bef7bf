import { ReduceDataOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/gauge';
import { grafanaUnits } from '../../src/datasource/frames/units';
import type { Measure, Thresholds } from '../../src/engine/measures/types';
import { datasource } from './context';
import { statQuery } from './queries';
import { absenceMappings, thresholdSteps } from './stat';
import { describe } from './texts';

export interface GaugeOptions {
  readonly title: string;
  /** The end of the scale, in the measure's unit. */
  readonly max: number;
  readonly thresholds?: Thresholds;
  readonly decimals?: number;
}

/** A value now on a scale from 0 with its thresholds, and words where there is none. */
export function gaugePanel(measure: Measure, { title, max, thresholds, decimals }: GaugeOptions): PanelBuilder {
  const panel = new PanelBuilder()
    .title(title)
    .description(describe([measure]))
    .datasource(datasource)
    .withTarget(statQuery('A', measure).instant())
    .unit(grafanaUnits[measure.unit])
    .min(0)
    .max(max)
    .mappings(absenceMappings(measure))
    .thresholds(thresholdSteps(thresholds ?? measure.thresholds))
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['last']).values(false).fields(''));
  return decimals === undefined ? panel : panel.decimals(decimals);
}
