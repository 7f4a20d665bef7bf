import { t } from '@grafana/i18n';
import React from 'react';
import { EXAMPLES } from '../common/examples';
import { TextField } from '../common/TextField';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (legend: string) => void;
}

/** What series are called. */
export function LegendField({ value, onChange }: Props) {
  return (
    <TextField
      label={t('datasource.query.legend.label', 'Legend')}
      placeholder={EXAMPLES.legend}
      value={value}
      onCommit={onChange}
    />
  );
}
