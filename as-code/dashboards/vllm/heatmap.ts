import type { PanelBuilder } from '@grafana/grafana-foundation-sdk/heatmap';
import type { QuerySource } from '../../../src/datasource/query/model';
import type { Measure } from '../../../src/engine/measures/types';
import { blankHeatmap } from '../heatmap';
import { measureTarget, vllmDatasource } from './target';

/** How a histogram is spread over time, through the vLLM datasource. */
export function bucketHeatmap(source: QuerySource, buckets: Measure, title: string): PanelBuilder {
  return blankHeatmap(buckets, title)
    .datasource(vllmDatasource)
    .withTarget(measureTarget('A', buckets, source, { format: 'heatmap' }));
}
