import { type StandardEditorProps } from '@grafana/data';
import { DataSourcePicker } from '@grafana/runtime';
import React from 'react';
import { DATASOURCE_ID } from './options';

/** Chooses the engine of the panel. */
export function DatasourceOption({ value, onChange }: StandardEditorProps<string | undefined>) {
  return (
    <DataSourcePicker
      pluginId={DATASOURCE_ID}
      current={value ?? null}
      noDefault
      onChange={({ uid }) => onChange(uid)}
    />
  );
}
