import { t } from '@grafana/i18n';
import { Checkbox, Stack, Text } from '@grafana/ui';
import React from 'react';
import { severities, type Severity } from '../../../engine/alerts/types';
import { severityName } from '../../SeverityBadge';
import type { ChoiceProps } from './ChoiceFields';

/** Which severities are installed; at least one is. */
export function SeverityFields({ choices, onChange }: ChoiceProps) {
  const include = choices.include ?? severities;
  const toggle = (severity: Severity) => {
    const next = severities.filter((one) => include.includes(one) !== (one === severity));
    onChange({ include: next.length === severities.length ? undefined : next });
  };
  return (
    <div role="group" aria-labelledby="alerts-severities">
      <Stack direction="column" gap={1}>
        <Text variant="bodySmall" weight="medium">
          <span id="alerts-severities">{t('alerts.severities.label', 'Severities to install')}</span>
        </Text>
        <Stack gap={2} wrap="wrap">
          {severities.map((severity) => (
            <Checkbox
              key={severity}
              label={severityName(severity)}
              value={include.includes(severity)}
              disabled={include.length === 1 && include.includes(severity)}
              onChange={() => toggle(severity)}
            />
          ))}
        </Stack>
      </Stack>
    </div>
  );
}
