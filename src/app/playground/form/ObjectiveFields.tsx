import { t } from '@grafana/i18n';
import React from 'react';
import type { Objectives } from '../../../engine/playground/types';
import { FieldGrid } from '../../FieldGrid';
import { metricName } from '../words';
import type { SettingsProps } from './LoadFields';
import { NumberField } from './NumberField';

/** What a reply has to meet to count as good. */
export function ObjectiveFields({ settings: { objectives }, problems, onChange }: SettingsProps) {
  const names: ReadonlyArray<keyof Objectives> = ['ttft', 'tpot', 'e2e'];
  return (
    <FieldGrid>
      {names.map((name) => (
        <NumberField
          key={name}
          id={`playground-objective-${name}`}
          label={t('playground.objective.label', '{{metric}}, at most', { metric: metricName(name) })}
          suffix="ms"
          placeholder={t('playground.objective.none', 'no matter')}
          value={objectives[name]}
          problem={problems[name]}
          onChange={(value) => onChange({ objectives: { ...objectives, [name]: value } })}
        />
      ))}
    </FieldGrid>
  );
}
