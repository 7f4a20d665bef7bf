import {
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  SortOrder,
  TooltipDisplayMode,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  PanelBuilder,
  PieChartLabels,
  PieChartLegendOptionsBuilder,
  PieChartLegendValues,
  PieChartType,
} from '@grafana/grafana-foundation-sdk/piechart';
import { grafanaUnits } from '../../src/datasource/frames/units';
import type { Measure } from '../../src/engine/measures/types';
import { datasource } from './context';
import { measureQuery, type QueryOptions } from './queries';
import { describe } from './texts';

export interface Slice extends QueryOptions {
  readonly measure: Measure;
  /** Named after a label where the measure has several series. */
  readonly legend?: string;
  readonly color?: string;
}

export interface PieOptions {
  readonly title: string;
  readonly more?: readonly string[];
  /** What the panel says where no slice has a value. */
  readonly none: string;
}

/** Shares of a whole over the dashboard's time range; measures are of one unit. */
export function piePanel(slices: readonly Slice[], { title, more = [], none }: PieOptions): PanelBuilder {
  const panel = new PanelBuilder()
    .title(title)
    .description(describe([...new Set(slices.map(({ measure }) => measure))], ...more))
    .datasource(datasource)
    .unit(grafanaUnits[slices[0].measure.unit])
    .noValue(none)
    .pieType(PieChartType.Donut)
    .displayLabels([PieChartLabels.Percent])
    .legend(
      new PieChartLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .values([PieChartLegendValues.Value])
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Single).sort(SortOrder.None))
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false).fields(''));
  slices.forEach(({ measure, legend = measure.title, color, ...options }, i) => {
    const refId = String.fromCharCode(65 + i);
    panel.withTarget(measureQuery(refId, measure, legend, options).instant());
    if (color) {
      panel.overrideByQuery(refId, [{ id: 'color', value: { mode: 'fixed', fixedColor: color } }]);
    }
  });
  return panel;
}
