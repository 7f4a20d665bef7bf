import { FieldType, type PanelProps } from '@grafana/data';
import React from 'react';

/** Draws a logs panel: its lines as they came. */
export function LogsPanel({ data, height }: PanelProps) {
  const lines = data.series.flatMap(({ fields }) => fields.find(({ type }) => type === FieldType.string)?.values ?? []);
  return <pre style={{ height, margin: 0, overflow: 'auto' }}>{lines.length > 0 ? lines.join('\n') : 'No data'}</pre>;
}
