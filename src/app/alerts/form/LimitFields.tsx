import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import React from 'react';
import { alertCatalogue } from '../../catalogue';
import { Details } from '../Details';
import { limitValue } from '../setup';
import type { ChoiceProps } from './ChoiceFields';
import { LimitRow } from './LimitRow';

/** The numbers that the rules compare with. */
export function LimitFields({ choices, onChange }: ChoiceProps) {
  const { limits = {} } = choices;
  const set = (name: string, value: number | undefined) => {
    const { [name]: _, ...others } = limits;
    const next = value === undefined ? others : { ...others, [name]: value };
    onChange({ limits: Object.keys(next).length === 0 ? undefined : next });
  };
  const chosen = Object.keys(limits).length;
  const note =
    chosen === 0
      ? t('alerts.limits.usual', 'as they are for this kind of work')
      : t('alerts.limits.chosen', '{{chosen}} of {{all}} are your own', { chosen, all: alertCatalogue.limits.length });
  return (
    <Details title={t('alerts.limits.title', 'Limits')} note={note}>
      <Stack direction="column" gap={0}>
        {alertCatalogue.limits.map((limit) => {
          const { value, usual } = limitValue(limit, choices);
          return (
            <LimitRow
              key={limit.name}
              limit={limit}
              value={value}
              usual={usual}
              onChange={(next) => set(limit.name, next === usual ? undefined : next)}
            />
          );
        })}
      </Stack>
    </Details>
  );
}
