import { t } from '@grafana/i18n';
import { Combobox, Field } from '@grafana/ui';
import React from 'react';
import type { Folder } from '../rules-api';
import { folderOf, USUAL_FOLDER } from '../setup';

interface Props {
  readonly folder: Folder;
  readonly folders: readonly Folder[];
  readonly onChange: (folder: Folder) => void;
}

/** Chooses a folder that is there, or a title for a new one. */
export function FolderField({ folder, folders, onChange }: Props) {
  const isNew = !folders.some(({ uid }) => uid === folder.uid);
  const all = [folder, USUAL_FOLDER, ...folders].filter(
    ({ uid }, at, list) => list.findIndex((other) => other.uid === uid) === at
  );
  const known = (value: string) => all.find(({ uid }) => uid === value);
  return (
    <Field
      noMargin
      htmlFor="alerts-folder"
      label={t('alerts.folder.label', 'Folder')}
      description={
        isNew
          ? t('alerts.folder.new', 'It will be created. Type another title, or choose one.')
          : t('alerts.folder.there', 'Who may edit the folder may edit the rules.')
      }
    >
      <Combobox
        id="alerts-folder"
        createCustomValue
        options={all.map(({ uid, title }) => ({ value: uid, label: title }))}
        value={folder.uid}
        onChange={({ value }) => onChange(known(value) ?? folderOf(value, folders))}
      />
    </Field>
  );
}
