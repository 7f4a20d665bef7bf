import { t } from '@grafana/i18n';
import React from 'react';
import { Choose } from '../common/Choose';

type Format = 'time_series' | 'table' | 'heatmap';

interface Props<T extends Format> {
  readonly value: T | undefined;
  readonly heatmap?: boolean;
  readonly onChange: (format: T | undefined) => void;
}

/** How a query's result comes. */
export function FormatField<T extends Format>({ value, heatmap = false, onChange }: Props<T>) {
  const options: Array<{ value: Format; label: string }> = [
    { value: 'time_series', label: t('datasource.query.format.series', 'Time series') },
    { value: 'table', label: t('datasource.query.format.table', 'Table') },
  ];
  if (heatmap || value === 'heatmap') {
    options.push({ value: 'heatmap', label: t('datasource.query.format.heatmap', 'Heatmap') });
  }
  return (
    <Choose<Format>
      label={t('datasource.query.format.label', 'Format')}
      value={value ?? 'time_series'}
      options={options}
      onChange={(format) => onChange(format === 'time_series' ? undefined : (format as T))}
    />
  );
}
