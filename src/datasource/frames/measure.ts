import {
  createDataFrame,
  type DataFrame,
  DataFrameType,
  type Field,
  type FieldConfig,
  FieldType,
  MappingType,
  SpecialValueMatch,
  ThresholdsMode,
} from '@grafana/data';
import type { Measure, Thresholds } from '../../engine/measures/types';
import { legendOf } from './legend';
import type { MeasureSeries } from './series';
import { grafanaUnits } from './units';

export interface MeasureFrameOptions {
  readonly refId: string;
  readonly legend?: string;
  /** Adds the bounds of a quantile's bucket as fields that a graph does not draw. */
  readonly bounds?: boolean;
}

/** A measure as a graph takes it: one frame for each series, named, with the catalogue's unit, meaning and thresholds. */
export function measureFrames(
  measure: Measure,
  series: readonly MeasureSeries[],
  { refId, legend, bounds }: MeasureFrameOptions
): DataFrame[] {
  return series.map((one) => {
    const name = legendOf(legend, measure.title, one.labels);
    return createDataFrame({
      refId,
      name,
      meta: {
        type: DataFrameType.TimeSeriesMulti,
        preferredVisualisationType: 'graph',
        custom: { measure: measure.id },
      },
      fields: [
        { name: 'Time', type: FieldType.time, values: one.times, config: {} },
        {
          name: 'Value',
          type: FieldType.number,
          labels: { ...one.labels },
          values: one.values,
          config: { ...configOf(measure), displayNameFromDS: name },
        },
        ...(bounds ? boundFields(measure, one, name) : []),
        ...(one.sources ? [sourceField(one.sources)] : []),
      ],
    });
  });
}

/** How the catalogue wants a measure's values shown. */
export function configOf(measure: Measure): FieldConfig {
  return {
    unit: grafanaUnits[measure.unit],
    description: measure.meaning,
    min: 0,
    ...(measure.unit === 'ratio' && { max: 1 }),
    ...(measure.thresholds && { thresholds: thresholdsOf(measure.thresholds) }),
    ...(measure.undefinedWhenIdle && {
      mappings: [
        {
          type: MappingType.SpecialValue,
          options: { match: SpecialValueMatch.NaN, result: { text: 'no traffic', color: 'text' } },
        },
      ],
    }),
  };
}

function thresholdsOf({ warn, bad, direction }: Thresholds): FieldConfig['thresholds'] {
  const [low, high] =
    direction === 'above'
      ? [
          { value: warn, color: 'orange' },
          { value: bad, color: 'red' },
        ]
      : [
          { value: bad, color: 'orange' },
          { value: warn, color: 'green' },
        ];
  const first = { value: -Infinity, color: direction === 'above' ? 'green' : 'red' };
  return { mode: ThresholdsMode.Absolute, steps: [first, low, high] };
}

const undrawn = { hideFrom: { viz: true, legend: true, tooltip: false } };

function boundFields(measure: Measure, { lower, upper }: MeasureSeries, name: string): Field[] {
  if (!lower || !upper) {
    return [];
  }
  const field = (id: string, words: string, values: Array<number | null>): Field => ({
    name: id,
    type: FieldType.number,
    values,
    config: { unit: grafanaUnits[measure.unit], displayNameFromDS: `${name}: ${words}`, custom: undrawn },
  });
  return [field('lower', 'more than', lower), field('upper', 'at most', upper)];
}

function sourceField(sources: readonly string[]): Field {
  return { name: 'source', type: FieldType.string, values: [...sources], config: { custom: undrawn } };
}

/** The newest value of every series as one table: its labels, the value, and a quantile's bounds. */
export function measureTable(measure: Measure, series: readonly MeasureSeries[], refId: string): DataFrame {
  const names = [...new Set(series.flatMap(({ labels }) => Object.keys(labels)))].sort();
  const last = <T>(values: readonly T[] | undefined) => values?.[values.length - 1] ?? null;
  const numbers = (name: string, of: (one: MeasureSeries) => number | null): Field => ({
    name,
    type: FieldType.number,
    values: series.map(of),
    config: { ...configOf(measure), displayNameFromDS: name },
  });
  return createDataFrame({
    refId,
    meta: { preferredVisualisationType: 'table', custom: { measure: measure.id } },
    fields: [
      { name: 'Time', type: FieldType.time, values: series.map(({ times }) => last(times)), config: {} },
      ...names.map((name) => ({
        name,
        type: FieldType.string,
        values: series.map(({ labels }) => labels[name] ?? ''),
        config: {},
      })),
      numbers(measure.title, ({ values }) => last(values)),
      ...(series.some(({ upper }) => upper)
        ? [numbers('more than', ({ lower }) => last(lower)), numbers('at most', ({ upper }) => last(upper))]
        : []),
    ],
  });
}
