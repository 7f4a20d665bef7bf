import { createDataFrame, type DataFrame, DataFrameType, FieldType } from '@grafana/data';
import { boundOf } from '../../engine/measures/live/histogram';
import type { Measure } from '../../engine/measures/types';
import type { MeasureSeries } from './series';
import { grafanaUnits } from './units';

/**
 * The buckets of a histogram as a heatmap takes them: one row for each bucket, named by its upper bound, with what fell
 * into this bucket alone. Buckets come cumulative (label `le`); those of several groups are added up.
 */
export function heatmapFrame(measure: Measure, series: readonly MeasureSeries[], refId: string): DataFrame {
  const times = [...new Set(series.flatMap((one) => one.times))].sort((a, b) => a - b);
  const at = new Map(times.map((t, i) => [t, i]));
  const rows = new Map<number, Array<number | null>>();
  for (const one of series) {
    const bound = boundOf(one.labels.le);
    if (Number.isNaN(bound)) {
      continue;
    }
    const row = rows.get(bound) ?? times.map(() => null);
    rows.set(bound, row);
    one.times.forEach((t, i) => {
      const index = at.get(t) ?? 0;
      const value = one.values[i];
      row[index] = value === null ? row[index] : (row[index] ?? 0) + value;
    });
  }
  const bounds = [...rows.keys()].sort((a, b) => a - b);
  return createDataFrame({
    refId,
    meta: { type: DataFrameType.HeatmapRows, custom: { measure: measure.id } },
    fields: [
      { name: 'Time', type: FieldType.time, values: times, config: {} },
      ...bounds.map((bound, i) => ({
        name: nameOf(bound),
        type: FieldType.number,
        labels: { le: nameOf(bound) },
        values: alone(rows.get(bound) ?? [], i === 0 ? undefined : rows.get(bounds[i - 1])),
        config: { unit: grafanaUnits[measure.unit], displayNameFromDS: nameOf(bound) },
      })),
    ],
  });
}

function nameOf(bound: number): string {
  return bound === Infinity ? '+Inf' : String(bound);
}

function alone(values: ReadonlyArray<number | null>, below: ReadonlyArray<number | null> | undefined) {
  return values.map((value, i) => (value === null ? null : Math.max(0, value - (below?.[i] ?? 0))));
}
