import { t } from '@grafana/i18n';
import React from 'react';
import { Finder } from '../common/Finder';
import { choicesOf } from '../common/choices';
import { quantileProblem } from './checks';

const PRESETS = ['0.5', '0.9', '0.95', '0.99', '0.999'];

interface Props {
  /** The quantile that the measure is of by itself. */
  readonly own: number;
  readonly value: number | undefined;
  readonly onChange: (quantile: number | undefined) => void;
}

/** Another quantile than the measure's own. */
export function QuantileField({ own, value, onChange }: Props) {
  return (
    <Finder
      free
      width="small"
      label={t('datasource.query.quantile.label', 'Quantile')}
      value={value === undefined ? '' : String(value)}
      placeholder={String(own)}
      find={() => choicesOf(PRESETS)}
      refuse={quantileProblem}
      onPick={(text) => onChange(text === '' || Number(text) === own ? undefined : Number(text))}
      empty={null}
    />
  );
}
