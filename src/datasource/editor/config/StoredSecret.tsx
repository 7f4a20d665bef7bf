import { t } from '@grafana/i18n';
import { Button, Input, Stack } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { PLAIN } from '../common/plain';
import { type FieldWidth, LabelledField } from '../common/LabelledField';

interface Props {
  readonly label: string;
  readonly description?: ReactNode;
  readonly width?: FieldWidth;
  readonly disabled?: boolean;
  readonly onReset: () => void;
}

/** In place of a secret that Grafana has and shows to nobody. */
export function StoredSecret({ label, description, width, disabled, onReset }: Props) {
  return (
    <LabelledField label={label} description={description} width={width}>
      {(control) => (
        <Stack gap={1}>
          <Input {...control} disabled value={t('datasource.config.secret.stored', 'Configured')} />
          {!disabled && (
            <Button
              variant="secondary"
              onClick={onReset}
              aria-label={t('datasource.config.secret.reset-label', 'Reset {{label}}', { label, ...PLAIN })}
            >
              {t('datasource.config.secret.reset', 'Reset')}
            </Button>
          )}
        </Stack>
      )}
    </LabelledField>
  );
}
