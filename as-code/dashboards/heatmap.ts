import { HeatmapCellLayout, TooltipDisplayMode } from '@grafana/grafana-foundation-sdk/common';
import {
  HeatmapColorMode,
  HeatmapColorOptionsBuilder,
  HeatmapColorScale,
  HeatmapTooltipBuilder,
  PanelBuilder,
  RowsHeatmapOptionsBuilder,
  YAxisConfigBuilder,
} from '@grafana/grafana-foundation-sdk/heatmap';
import { signalById } from '../../src/engine/signals/catalogue';
import { requirement } from '../../src/engine/measures/requirement';
import type { Measure } from '../../src/engine/measures/types';
import { grafanaUnits } from '../../src/datasource/frames/units';

/** A heatmap without queries, as all heatmaps of ours look; rows are buckets, as high as each other whatever their width. */
export function blankHeatmap(buckets: Measure, title: string): PanelBuilder {
  return new PanelBuilder()
    .title(title)
    .description(
      [
        `**${buckets.question}**`,
        'Each row is one bucket of the engine’s histogram, named by its upper bound; its colour says how much fell into this bucket alone, a second. Rows are equally high, buckets are not equally wide. Two bands are two kinds of requests, which no single percentile shows.',
        `**Good:** ${buckets.good}`,
        `**What to do:** ${buckets.advice}`,
      ].join('\n\n')
    )
    .noValue(['Nothing observed in this time.', requirement(buckets)].join(' ').trim())
    .calculate(false)
    .cellGap(0)
    .rowsFrame(new RowsHeatmapOptionsBuilder().layout(HeatmapCellLayout.Le))
    .yAxis(new YAxisConfigBuilder().unit(unitOfBounds(buckets)))
    .color(
      new HeatmapColorOptionsBuilder()
        .mode(HeatmapColorMode.Scheme)
        .scheme('Oranges')
        .fill('dark-orange')
        .scale(HeatmapColorScale.Exponential)
        .exponent(0.5)
        .steps(64)
    )
    .tooltip(new HeatmapTooltipBuilder().mode(TooltipDisplayMode.Single).yHistogram(true))
    .showLegend();
}

function unitOfBounds({ id, expression }: Measure): string {
  if (expression.op !== 'buckets') {
    throw new TypeError(`${id} has no buckets to draw`);
  }
  return grafanaUnits[signalById(expression.signal).unit];
}
