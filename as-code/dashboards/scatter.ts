import {
  LegendDisplayMode,
  LegendPlacement,
  TooltipDisplayMode,
  SortOrder,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import {
  PanelBuilder,
  PointShape,
  SeriesMapping,
  XYSeriesConfigBuilder,
  XYShowMode,
} from '@grafana/grafana-foundation-sdk/xychart';
import { grafanaUnits } from '../../src/datasource/frames/units';
import { rate } from '../../src/engine/measures/expression';
import { expressionToPromQL, measureToPromQL } from '../../src/engine/measures/promql/print';
import { neededSignals } from '../../src/engine/measures/requirement';
import type { Measure } from '../../src/engine/measures/types';
import { datasource, panelContext } from './context';
import { textQuery } from './queries';
import { stateText } from './state';
import { describe } from './texts';

export interface ScatterOptions {
  readonly title: string;
  readonly more?: readonly string[];
}

const steps = 120;

/** Without a version Grafana takes the options for those of an older one, and draws the first engine alone. */
class VersionedPanel extends PanelBuilder {
  override build() {
    return { ...super.build(), pluginVersion: '12.3.0' };
  }
}

/** One measure of histograms against another: a point is one engine in one step of time, each engine in a colour. */
export function scatterPanel(x: Measure, y: Measure, { title, more = [] }: ScatterOptions): PanelBuilder {
  const pairs = [pairText(x, y), pairText(y, x)];
  return (
    new VersionedPanel()
      .title(title)
      .description(
        describe(
          [y, x],
          'Each point is one engine in one step of time: both numbers are its means over the same window, so neighbouring points share requests. Metrics know no single request.',
          ...more
        )
      )
      .datasource(datasource)
      .maxDataPoints(steps)
      .interval('15s')
      .withTarget(textQuery('A', pairs[0], x.title).format(PromQueryFormat.Table))
      .withTarget(textQuery('B', pairs[1], y.title).format(PromQueryFormat.Table))
      .withTransformation({ id: 'merge', options: {} })
      .withTransformation({
        id: 'partitionByValues',
        options: { fields: ['name'], keepFields: false, naming: { asLabels: true } },
      })
      .unit(grafanaUnits[y.unit])
      .min(0)
      .mapping(SeriesMapping.Auto)
      // Without an entry Grafana draws nothing but "Err"; an empty one stands for every frame.
      .series([new XYSeriesConfigBuilder()])
      .show(XYShowMode.Points)
      .pointShape(PointShape.Circle)
      .pointSize({ fixed: 5 })
      .fillOpacity(40)
      .overrideByName('Value #A', [
        { id: 'displayName', value: x.title },
        { id: 'unit', value: grafanaUnits[x.unit] },
        { id: 'custom.axisLabel', value: x.title },
      ])
      .overrideByName('Value #B', [
        { id: 'displayName', value: '${__field.labels.name}' },
        { id: 'custom.axisLabel', value: y.title },
      ])
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

/** `of` by engine where both have a value, or one series named by the reason why the whole panel has none. */
function pairText(of: Measure, other: Measure): string {
  const by = { ...panelContext, by: ['instance', 'engine'] };
  const pair = `(${measureToPromQL(of, by)} >= 0) and (${measureToPromQL(other, by)} >= 0)`;
  return [
    `sum by (name) (label_join(${pair}, "name", " ", "instance", "engine"))`,
    `sum by (name) (label_replace(0 * ${blankText(of)}, "name", "$1", "state", "(.+)"))`,
  ].join('\nor ');
}

/** Why there is no point, only where the whole range is empty: all of its steps lie on one point at the origin. */
function blankText(measure: Measure): string {
  const [first] = neededSignals(measure);
  const seen = expressionToPromQL(rate(first.id as never, { part: 'count' }), { ...panelContext, window: '$__range' });
  return `((${stateText([measure])}) unless on() (${seen} > 0))`;
}
