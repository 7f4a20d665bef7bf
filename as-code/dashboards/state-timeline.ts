import {
  type DataSourceRef,
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  FieldColorBuilder,
  FieldColorModeId,
  MappingType,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/statetimeline';
import { measureToPromQL } from '../../src/engine/measures/promql/print';
import type { Measure } from '../../src/engine/measures/types';
import { grafanaUnits } from '../../src/datasource/frames/units';
import { datasource, panelContext } from './context';
import { measureQuery, type QueryOptions, stateRefId, textQuery } from './queries';
import { absenceMappings } from './stat';
import { valueOrAbsence } from './state';
import { describe } from './texts';

/** Words and a colour for the values of a range, both ends included. */
export interface State {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly color: string;
}

export interface TimelineOptions extends QueryOptions {
  readonly title: string;
  readonly legend: string;
  readonly states: readonly State[];
  readonly more?: readonly string[];
}

/** Value mappings of states, numbered from `first` on. */
export function stateMappings(states: readonly State[], first = 0): ValueMapping[] {
  return states.map(({ from, to, text, color }, i) => ({
    type: MappingType.RangeToText,
    options: { from, to, result: { text, color, index: first + i } },
  }));
}

export interface TimelineFrame {
  readonly title: string;
  readonly description: string;
  readonly datasource: DataSourceRef;
  readonly unit: string;
}

/** A timeline without queries and words, as all of ours look. */
export function blankTimeline({ title, description, datasource: of, unit }: TimelineFrame): PanelBuilder {
  return (
    new PanelBuilder()
      .title(title)
      .description(description)
      .datasource(of)
      .unit(unit)
      .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.PaletteClassic))
      // Grafana cuts the words of a short state; the legend has them all.
      .showValue(VisibilityMode.Never)
      .mergeValues(true)
      .rowHeight(0.85)
      .lineWidth(0)
      .fillOpacity(70)
      .legend(
        new VizLegendOptionsBuilder()
          .showLegend(true)
          .displayMode(LegendDisplayMode.List)
          .placement(LegendPlacement.Bottom)
          .calcs([])
      )
      .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Single).sort(SortOrder.None))
  );
}

/** A measure’s values over time in words, one bar a series; where there is none, one bar says why. */
export function stateTimeline(
  measure: Measure,
  { title, legend, states, more = [], ...query }: TimelineOptions
): PanelBuilder {
  const absent = absenceMappings(measure);
  const whole = measureToPromQL({ ...measure, split: undefined }, panelContext);
  return blankTimeline({
    title,
    description: describe([measure], ...more),
    datasource,
    unit: grafanaUnits[measure.unit],
  })
    .mappings([...absent, ...stateMappings(states, 20)])
    .withTarget(measureQuery('A', measure, legend, query))
    .withTarget(textQuery(stateRefId, `(${valueOrAbsence(measure, whole)}) < 0`, title));
}
