import {
  AxisPlacement,
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
import { datasource } from './context';
import { bucketQueries, measureQuery, type QueryOptions, stateQuery, stateRefId } from './queries';
import { neededSignals, requirement } from './state';
import { describe } from './texts';
import { grafanaUnits } from './units';

export interface Line extends QueryOptions {
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
  /** Colours of series whose names come from labels. */
  readonly colors?: Readonly<Record<string, string>>;
}

const refIds = 'ABCDEFGHIJKLMNOP';

/** A graph of measures of one unit (but for those on the right axis), with words where it would be blank. */
export function graphPanel(lines: readonly Line[], options: GraphOptions): PanelBuilder {
  const first = lines[0].measure;
  const panel = new PanelBuilder()
    .title(options.title)
    .description(describe(unique(lines.map(({ measure }) => measure)), ...(options.more ?? [])))
    .datasource(datasource)
    .unit(grafanaUnits[first.unit])
    .min(0)
    .lineWidth(options.bars ? 1 : 2)
    .fillOpacity(options.stacked || options.bars ? 60 : lines.length > 1 ? 0 : 8)
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
  if (options.max !== undefined) {
    panel.max(options.max);
  }
  if (options.decimals !== undefined) {
    panel.decimals(options.decimals);
  }
  if (options.softMax !== undefined) {
    panel.axisSoftMax(options.softMax);
  }
  lines.forEach((line, i) => addLine(panel, refIds[i], line));
  Object.entries(options.colors ?? {}).forEach(([name, fixedColor]) =>
    panel.overrideByName(name, [{ id: 'color', value: { mode: 'fixed', fixedColor } }])
  );
  const measures = unique(lines.map(({ measure }) => measure));
  return panel.withTarget(stateQuery(differing(measures))).overrideByQuery(stateRefId, stateLook);
}

// The state has no value of its own: its name in the legend is the message.
const stateLook: DynamicConfigValue[] = [
  { id: 'custom.lineWidth', value: 0 },
  { id: 'custom.fillOpacity', value: 0 },
  { id: 'custom.axisPlacement', value: AxisPlacement.Hidden },
  { id: 'custom.stacking', value: { mode: StackingMode.None, group: 'State' } },
  { id: 'color', value: { mode: 'fixed', fixedColor: 'text' } },
  { id: 'custom.hideFrom', value: { legend: false, tooltip: true, viz: false } },
];

function addLine(panel: PanelBuilder, refId: string, line: Line): void {
  const { measure, legend = measure.title, bucket } = line;
  panel.withTarget(measureQuery(refId, measure, legend, line));
  const look = lookOf(line);
  if (look.length > 0) {
    panel.overrideByQuery(refId, look);
  }
  if (bucket) {
    const name = `${legend} bucket`;
    bucketQueries(refId, measure, name).forEach((query) => panel.withTarget(query));
    const band = (id: string, more: DynamicConfigValue[]) =>
      panel.overrideByName(`${name} ${id}`, [
        { id: 'custom.lineWidth', value: 0 },
        { id: 'custom.fillOpacity', value: 0 },
        { id: 'custom.hideFrom', value: { legend: true, tooltip: false, viz: false } },
        { id: 'color', value: { mode: 'fixed', fixedColor: line.color ?? 'orange' } },
        ...more,
      ]);
    band('from', []);
    band('to', [
      { id: 'custom.fillBelowTo', value: `${name} from` },
      { id: 'custom.fillOpacity', value: 18 },
    ]);
  }
}

function lookOf({ measure, limit, right, color }: Line): DynamicConfigValue[] {
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

/** The first measure, and those that need other signals than the ones before: the rest is absent with them. */
function differing(measures: readonly Measure[]): Measure[] {
  const covered = new Set<string>();
  return measures.filter((measure, i) => {
    const ids = neededSignals(measure).map(({ id }) => id);
    const fresh = ids.some((id) => !covered.has(id) && requirement(measure) !== '');
    ids.forEach((id) => covered.add(id));
    return i === 0 || fresh;
  });
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
