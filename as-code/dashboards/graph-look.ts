import {
  AxisPlacement,
  type DataSourceRef,
  GraphDrawStyle,
  LegendDisplayMode,
  LegendPlacement,
  LineInterpolation,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Measure } from '../../src/engine/measures/types';
import { grafanaUnits } from '../../src/datasource/frames/units';

/** One measure of a graph. */
export interface LineLook {
  readonly measure: Measure;
  readonly legend?: string;
  /** Drawn as a dashed limit. */
  readonly limit?: boolean;
  /** Has a unit of its own and the right axis. */
  readonly right?: boolean;
  /** The bucket that the quantile fell into is shaded. */
  readonly bucket?: boolean;
  readonly color?: string;
}

export interface GraphOptions {
  readonly title: string;
  readonly stacked?: boolean;
  readonly bars?: boolean;
  readonly more?: readonly string[];
  readonly max?: number;
  readonly decimals?: number;
  readonly softMax?: number;
  /** The dashboard variable that says what is wanted, for a tile that shares the graph's answer. */
  readonly objective?: string;
  /** Several lines are one query: for a dashboard that many have open. */
  readonly together?: boolean;
  /** Values may be negative. */
  readonly signed?: boolean;
  /** Colours of series whose names come from labels. */
  readonly colors?: Readonly<Record<string, string>>;
}

export interface GraphFrame {
  readonly description: string;
  readonly datasource: DataSourceRef;
  /** Grafana's id of the left axis' unit. */
  readonly unit: string;
  /** Drawn over an area. */
  readonly single: boolean;
}

/** A graph without queries, as all graphs of ours look. */
export function blankGraph({ description, datasource, unit, single }: GraphFrame, options: GraphOptions): PanelBuilder {
  const panel = new PanelBuilder()
    .title(options.title)
    .description(description)
    .datasource(datasource)
    .unit(unit)
    .lineWidth(options.bars ? 1 : 2)
    .fillOpacity(options.stacked || options.bars ? 60 : single ? 8 : 0)
    .drawStyle(options.bars ? GraphDrawStyle.Bars : GraphDrawStyle.Line)
    .lineInterpolation(LineInterpolation.Linear)
    .showPoints(VisibilityMode.Never)
    .stacking(new StackingConfigBuilder().mode(options.stacked ? StackingMode.Normal : StackingMode.None).group('A'))
    .legend(
      new VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .calcs([])
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending));
  if (!options.signed) {
    panel.min(0);
  }
  if (options.max !== undefined) {
    panel.max(options.max);
  }
  if (options.decimals !== undefined) {
    panel.decimals(options.decimals);
  }
  if (options.softMax !== undefined) {
    panel.axisSoftMax(options.softMax);
  }
  return panel;
}

/** Gives series of these names their colours. */
export function paint(panel: PanelBuilder, colors: Readonly<Record<string, string>> = {}): void {
  Object.entries(colors).forEach(([name, fixedColor]) =>
    panel.overrideByName(name, [{ id: 'color', value: { mode: 'fixed', fixedColor } }])
  );
}

/** Shades what lies between two series, which are not drawn themselves. */
export function shade(panel: PanelBuilder, from: string, to: string, fixedColor = 'orange'): void {
  const bound = (name: string, more: DynamicConfigValue[]) =>
    panel.overrideByName(name, [
      { id: 'custom.lineWidth', value: 0 },
      { id: 'custom.fillOpacity', value: 0 },
      { id: 'custom.hideFrom', value: { legend: true, tooltip: false, viz: false } },
      { id: 'color', value: { mode: 'fixed', fixedColor } },
      ...more,
    ]);
  bound(from, []);
  bound(to, [
    { id: 'custom.fillBelowTo', value: from },
    { id: 'custom.fillOpacity', value: 18 },
  ]);
}

/** What a line is called; labels of its series in braces. */
export function legendOf({ measure, legend = measure.title }: Pick<LineLook, 'measure' | 'legend'>): string {
  return legend;
}

/** What sets a line apart from the panel's other ones. */
export function lookOf({ measure, limit, right, color }: LineLook): DynamicConfigValue[] {
  return [
    ...(color ? [{ id: 'color', value: { mode: 'fixed', fixedColor: color } }] : []),
    ...(limit
      ? [
          { id: 'custom.lineStyle', value: { fill: 'dash', dash: [8, 6] } },
          { id: 'custom.fillOpacity', value: 0 },
          { id: 'custom.stacking', value: { mode: StackingMode.None, group: 'limit' } },
        ]
      : []),
    ...(right
      ? [
          { id: 'unit', value: grafanaUnits[measure.unit] },
          { id: 'custom.axisPlacement', value: AxisPlacement.Right },
          { id: 'custom.fillOpacity', value: 0 },
          { id: 'max' },
          { id: 'custom.axisSoftMax', value: 1 },
        ]
      : []),
  ];
}

/** The values in their order, each once. */
export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
