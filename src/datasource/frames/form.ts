import type { DataFrame } from '@grafana/data';
import type { Measure } from '../../engine/measures/types';
import type { MeasureQuery } from '../query/model';
import { heatmapFrame } from './heatmap';
import { measureFrames, type MeasureFrameOptions, measureTable } from './measure';
import type { MeasureSeries } from './series';

/** Series of a measure in the form that the query asks for. */
export function formFrames(
  measure: Measure,
  series: readonly MeasureSeries[],
  { refId, legend, format }: MeasureQuery,
  options: Pick<MeasureFrameOptions, 'bounds'>
): DataFrame[] {
  switch (format) {
    case 'table':
      return [measureTable(measure, series, refId)];
    case 'heatmap':
      return [heatmapFrame(measure, series, refId)];
    default:
      return measureFrames(measure, series, { refId, legend, ...options });
  }
}
