import {
  applyFieldOverrides,
  cacheFieldDisplayNames,
  createTheme,
  FieldType,
  formattedValueToString,
  getFieldDisplayName,
  toDataFrame,
  type DataFrame,
  type PanelProps,
} from '@grafana/data';
import { type TableCellHeight, type TableSortByFieldState } from '@grafana/schema';
import { TableNG } from '@grafana/ui/unstable';
import React, { useMemo } from 'react';

interface TableOptions {
  showHeader?: boolean;
  sortBy?: TableSortByFieldState[];
  cellHeight?: TableCellHeight;
  frameIndex?: number;
}

/** Draws a table panel, and what any other panel type would draw: its data. */
export function TablePanel({ data, options, width, height, fieldConfig, timeRange }: PanelProps<TableOptions>) {
  // TableNG reads a column's name only from this cache.
  const frame = useMemo(() => {
    cacheFieldDisplayNames(data.series);
    return data.series.length > 1 ? lastValues(data.series) : data.series[0];
  }, [data.series]);
  if (!frame || frame.length === 0) {
    return <div style={{ textAlign: 'center' }}>{fieldConfig.defaults.noValue || 'No data'}</div>;
  }
  return (
    <TableNG
      data={frame}
      width={width}
      height={height}
      noHeader={options.showHeader === false}
      sortBy={options.sortBy}
      cellHeight={options.cellHeight}
      structureRev={data.structureRev}
      timeRange={timeRange}
      fieldConfig={fieldConfig}
    />
  );
}

function lastValues(frames: DataFrame[]): DataFrame {
  const fields = frames.flatMap((frame) =>
    frame.fields
      .filter(({ type, values }) => type !== FieldType.time && values.length > 0)
      .map((field) => ({ frame, field }))
  );
  const text = fields.map(({ field }) => {
    const last = field.values[field.values.length - 1];
    return field.display ? formattedValueToString(field.display(last)) : String(last);
  });
  const frame = toDataFrame({
    fields: [
      {
        name: 'Series',
        type: FieldType.string,
        values: fields.map(({ frame, field }) => getFieldDisplayName(field, frame, frames)),
      },
      { name: 'Last', type: FieldType.string, values: text },
    ],
  });
  // TableNG writes cells with the display processor that only this gives.
  const [drawable] = applyFieldOverrides({
    data: [frame],
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: (value) => value,
    theme: createTheme(),
  });
  return drawable;
}
