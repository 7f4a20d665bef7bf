import { createDataFrame, type DataFrame, DataFrameType, FieldType } from '@grafana/data';
import type { Labels } from '../../engine/exposition/types';
import type { RawQuery } from '../query/model';
import { legendOf } from './legend';
import { withNotices } from './notices';
import type { RawResult } from './raw';

/** Series of a family as a graph takes them, named as Prometheus writes them unless the query has a legend. */
export function rawFrames({ series, notices }: RawResult, { refId, legend }: RawQuery): DataFrame[] {
  const frames = series.map(({ labels, times, values, unit }) => {
    const name = legend ? legendOf(legend, '', labels) : seriesName(labels);
    return createDataFrame({
      refId,
      name,
      meta: { type: DataFrameType.TimeSeriesMulti, preferredVisualisationType: 'graph' },
      fields: [
        { name: 'Time', type: FieldType.time, values: times, config: {} },
        {
          name: 'Value',
          type: FieldType.number,
          labels: { ...labels },
          values,
          config: { unit, displayNameFromDS: name },
        },
      ],
    });
  });
  return withNotices(frames, notices, refId);
}

function seriesName({ __name__: name = '', ...labels }: Labels): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return pairs.length > 0 ? `${name}{${pairs.join(', ')}}` : name;
}
