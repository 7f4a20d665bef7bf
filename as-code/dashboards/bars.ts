import {
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizOrientation,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/barchart';
import { PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { grafanaUnits } from '../../src/datasource/frames/units';
import { aggregate, type Expression } from '../../src/engine/measures/expression';
import { expressionToPromQL, measureToPromQL } from '../../src/engine/measures/promql/print';
import { identityLabels, type Measure } from '../../src/engine/measures/types';
import type { SignalId } from '../../src/engine/signals/catalogue';
import { datasource, panelContext } from './context';
import { textQuery } from './queries';
import { describe } from './texts';

/** A measure as one bar of every group. */
export interface Bar {
  readonly measure: Measure;
  readonly color: string;
}

export interface BarOptions {
  readonly title: string;
  /** The gauge whose mean over the window decides in which group an engine’s step falls. */
  readonly gauge: SignalId;
  /** What the groups are of. */
  readonly axis: string;
  /** First values of the groups, ascending; the first group is everything below the first of them. */
  readonly from: readonly number[];
  readonly more?: readonly string[];
  /** What the panel says where nothing was observed. */
  readonly none: string;
}

const label = 'group';

/** Means over the steps of the time range, grouped by how high a gauge of the same engine was in that step. */
export function groupedBars(
  bars: readonly Bar[],
  { title, axis, more = [], none, ...groups }: BarOptions
): PanelBuilder {
  const measures = bars.map(({ measure }) => measure);
  const panel = new PanelBuilder()
    .title(title)
    .description(describe(measures, ...more))
    .datasource(datasource)
    .noValue(none)
    .unit(grafanaUnits[measures[0].unit])
    .min(0)
    .decimals(0)
    .xField(label)
    // 0, the default of the SDK, cuts every label to nothing.
    .xTickLabelMaxLength(20)
    .overrideByName(label, [{ id: 'custom.axisLabel', value: axis }])
    .orientation(VizOrientation.Vertical)
    .stacking(StackingMode.None)
    .showValue(VisibilityMode.Auto)
    .barWidth(0.9)
    .groupWidth(0.75)
    .fillOpacity(80)
    .lineWidth(0)
    .legend(
      new VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .calcs([])
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.None));
  bars.forEach(({ measure, color }, i) => {
    panel
      .withTarget(textQuery(refIdOf(i), groupedText(measure, groups), measure.title).format(PromQueryFormat.Table))
      .overrideByName(measure.title, [{ id: 'color', value: { mode: 'fixed', fixedColor: color } }]);
  });
  const values = bars.map((_, i) => `Value #${refIdOf(i)}`);
  return panel
    .withTransformation({
      id: 'groupBy',
      options: {
        fields: {
          [label]: { operation: 'groupby', aggregations: [] },
          ...Object.fromEntries(values.map((name) => [name, { operation: 'aggregate', aggregations: ['mean'] }])),
        },
      },
    })
    .withTransformation({ id: 'joinByField', options: { byField: label, mode: 'outer' } })
    .withTransformation({ id: 'sortBy', options: { fields: {}, sort: [{ field: label, desc: false }] } })
    .withTransformation({
      id: 'organize',
      options: {
        renameByName: Object.fromEntries(values.map((name, i) => [`${name} (mean)`, bars[i].measure.title])),
        indexByName: {},
        excludeByName: {},
      },
    });
}

const refIdOf = (index: number) => String.fromCharCode(65 + index);

/** The mean of an engine by the group that its gauge is in. */
function groupedText(measure: Measure, { gauge, from }: Pick<BarOptions, 'gauge' | 'from'>): string {
  const by = { ...panelContext, by: identityLabels };
  const level: Expression = aggregate('sum', { op: 'avg_over_time', signal: gauge });
  const height = expressionToPromQL(level, by);
  const value = `(${measureToPromQL(measure, by)})`;
  const groups = [
    { name: `below ${from[0]}`, in: `${height} < ${from[0]}` },
    ...from.map((first, i) => ({
      name: groupName(first, from[i + 1]),
      in: `${height} >= ${first}${from[i + 1] === undefined ? '' : ` < ${from[i + 1]}`}`,
    })),
  ];
  return groups
    .map((group, i) => {
      // Grafana sorts by text.
      const name = `${i + 1}. ${group.name}`;
      return `label_replace(avg(${value} and (${group.in})), "${label}", "${name}", "", "")`;
    })
    .join('\nor ');
}

function groupName(first: number, next: number | undefined): string {
  return next === undefined ? `${first} or more` : next === first + 1 ? `${first}` : `${first}–${next - 1}`;
}
