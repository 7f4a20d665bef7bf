import { PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import type { PanelBuilder } from '@grafana/grafana-foundation-sdk/heatmap';
import type { Measure } from '../../src/engine/measures/types';
import { datasource } from './context';
import { blankHeatmap } from './heatmap';
import { requirement } from '../../src/engine/measures/requirement';
import { measureQuery } from './queries';

/** How a histogram is spread over time, through a Prometheus datasource. */
export function bucketHeatmap(buckets: Measure, title: string): PanelBuilder {
  return blankHeatmap(buckets, title)
    .datasource(datasource)
    .noValue(`${requirement(buckets)} No engine answers, or the filters match none.`.trim())
    .withTarget(measureQuery('A', buckets, '{{le}}').format(PromQueryFormat.Heatmap));
}
