import { formattedValueToString, getFieldDisplayName, type DataFrame, type InterpolateFunction } from '@grafana/data';
import { SeriesTable } from '@grafana/ui';
import React from 'react';

interface Props {
  frame: DataFrame;
  indexes: Array<number | null>;
  active: number | null;
  single: boolean;
  replaceVariables: InterpolateFunction;
}

/** What a time series panel says about the instant under the cursor. */
export function SeriesTooltip({ frame, indexes, active, single }: Props) {
  const [time, ...rest] = frame.fields;
  const at = indexes[0] ?? indexes.find((index) => index !== null);
  const series = rest.flatMap((field, i) => {
    const index = indexes[i + 1];
    const hidden = field.config.custom?.hideFrom?.tooltip || (single && active !== i + 1);
    const value = index === null || index === undefined ? undefined : field.values[index];
    if (hidden || value === undefined || value === null || !field.display) {
      return [];
    }
    const shown = field.display(value);
    return [
      {
        label: getFieldDisplayName(field, frame),
        value: formattedValueToString(shown),
        color: shown.color,
        isActive: active === i + 1,
      },
    ];
  });
  const when = at === null || at === undefined ? '' : time.display?.(time.values[at]).text;
  return (
    <div style={{ padding: 8 }}>
      <SeriesTable timestamp={when} series={series} />
    </div>
  );
}
