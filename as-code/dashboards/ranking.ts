import {
  BarGaugeDisplayMode,
  BarGaugeSizing,
  ReduceDataOptionsBuilder,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import { grafanaUnits } from '../../src/datasource/frames/units';
import { measureToPromQL } from '../../src/engine/measures/promql/print';
import type { Measure } from '../../src/engine/measures/types';
import { datasource, panelContext } from './context';
import { stateRefId, textQuery } from './queries';
import { absenceMappings, thresholdSteps } from './stat';
import { valueOrAbsence } from './state';
import { describe } from './texts';

export interface RankingOptions {
  readonly title: string;
  /** The largest first, or the smallest. */
  readonly order: 'largest' | 'smallest';
  readonly by: readonly string[];
  readonly legend: string;
  readonly count?: number;
  /** The end of the scale, in the measure's unit. */
  readonly max?: number;
  readonly decimals?: number;
  /** What the panel says where nothing can be compared. */
  readonly none: string;
}

/** The first few of a measure's groups now, as bars; words where no engine has a value. */
export function ranking(measure: Measure, options: RankingOptions): PanelBuilder {
  const { title, order, by, legend, count = 5, max, decimals, none } = options;
  const values = measureToPromQL(measure, { ...panelContext, by });
  // The comparison leaves out what is not a number.
  // VictoriaMetrics' bottomk takes what has no value for the lowest.
  const ranked =
    order === 'largest' ? `topk(${count}, (${values}) >= 0)` : `0 - topk(${count}, 0 - ((${values}) >= 0))`;
  const absent = `(${valueOrAbsence(measure, measureToPromQL(measure, panelContext))}) < 0`;
  const panel = new PanelBuilder()
    .title(title)
    .description(describe([measure]))
    .datasource(datasource)
    .unit(grafanaUnits[measure.unit])
    .min(0)
    .noValue(none)
    .mappings(absenceMappings(measure))
    .thresholds(thresholdSteps(measure.thresholds))
    .displayMode(BarGaugeDisplayMode.Basic)
    .orientation(VizOrientation.Horizontal)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['last']).values(false).fields(''))
    // Without, Grafana leaves out the name of a bar that is alone, and lets it fill the panel.
    .displayName('${__series.name}')
    .sizing(BarGaugeSizing.Manual)
    .minVizHeight(16)
    .maxVizHeight(48)
    .withTarget(textQuery('A', ranked, legend).instant())
    .withTarget(textQuery(stateRefId, absent, title).instant());
  if (max !== undefined) {
    panel.max(max);
  }
  return decimals === undefined ? panel : panel.decimals(decimals);
}
