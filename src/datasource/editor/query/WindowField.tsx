import { t } from '@grafana/i18n';
import React from 'react';
import { TextField } from '../common/TextField';
import { windowProblem } from './checks';

interface Props {
  readonly value: string | undefined;
  readonly onChange: (window: string) => void;
}

/** The range of rates. */
export function WindowField({ value, onChange }: Props) {
  return (
    <TextField
      width="small"
      label={t('datasource.query.window.label', 'Window')}
      placeholder={t('datasource.query.window.auto', 'auto')}
      value={value}
      check={windowProblem}
      onCommit={(text) => onChange(text.trim())}
    />
  );
}
