import { t } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import React from 'react';
import type { Snapshot } from '../../../engine/exposition/types';
import { identityLabels } from '../../../engine/measures/types';
import { Finder } from '../common/Finder';
import { PLAIN } from '../common/plain';
import { labelProblem } from './checks';
import { labelNameChoices } from './suggestions';

interface Props {
  readonly value: readonly string[] | undefined;
  readonly snapshot: Snapshot | undefined;
  readonly onChange: (by: string[]) => void;
}

/** Labels to split a measure by: each is added in the field and taken away by its button. */
export function GroupBy({ value = [], snapshot, onChange }: Props) {
  return (
    <Stack direction="column" gap={1}>
      <Finder
        free
        label={t('datasource.query.by.label', 'Group by')}
        placeholder={
          value.length > 0
            ? t('datasource.query.by.more', 'Another label')
            : t('datasource.query.by.none', 'Nothing: one series')
        }
        value=""
        find={(text) =>
          labelNameChoices(snapshot, text, identityLabels).filter((choice) => !value.includes(choice.value))
        }
        refuse={labelProblem}
        onPick={(name) => !value.includes(name) && onChange([...value, name])}
        empty={null}
      />
      {value.length > 0 && (
        <Stack gap={0.5} wrap="wrap">
          {value.map((name) => (
            <Button
              key={name}
              size="sm"
              variant="secondary"
              icon="times"
              aria-label={t('datasource.query.by.remove', 'Group by {{name}} no more', { name, ...PLAIN })}
              onClick={() => onChange(value.filter((other) => other !== name))}
            >
              {name}
            </Button>
          ))}
        </Stack>
      )}
    </Stack>
  );
}
