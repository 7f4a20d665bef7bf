import { t } from '@grafana/i18n';
import { Combobox, Field } from '@grafana/ui';
import React from 'react';
import type { Named } from '../AlertsSetup';
import type { Folder } from '../rules-api';
import type { Setup } from '../setup';
import { FolderField } from './FolderField';

interface Props {
  readonly setup: Setup;
  readonly datasources: readonly Named[];
  readonly folders: readonly Folder[];
  readonly onChange: (edits: Partial<Setup>) => void;
}

/** The datasource that the rules read, and the folder that they go to. */
export function PlaceFields({ setup, datasources, folders, onChange }: Props) {
  return (
    <>
      <Field
        noMargin
        htmlFor="alerts-datasource"
        label={t('alerts.datasource.label', 'Prometheus datasource')}
        description={t('alerts.datasource.description', 'The one that has the metrics of your engines.')}
        invalid={setup.datasourceUid === ''}
        error={t('alerts.datasource.none', 'There is none yet: add a Prometheus datasource first.')}
      >
        <Combobox
          id="alerts-datasource"
          options={datasources.map(({ uid, name }) => ({ value: uid, label: name }))}
          value={setup.datasourceUid}
          onChange={({ value }) => onChange({ datasourceUid: value })}
        />
      </Field>
      <FolderField folder={setup.folder} folders={folders} onChange={(folder) => onChange({ folder })} />
    </>
  );
}
