import { t } from '@grafana/i18n';
import { Combobox } from '@grafana/ui';
import React from 'react';
import type { EngineSource } from '../engine-sources';

interface Props {
  readonly engines: readonly EngineSource[];
  readonly uid: string;
  readonly onChange: (uid: string) => void;
}

/** With which engine one talks. */
export function EngineField({ engines, uid, onChange }: Props) {
  return (
    <Combobox
      aria-label={t('chat-page.engine', 'Engine')}
      options={engines.map(({ uid: value, name: label }) => ({ value, label }))}
      value={uid}
      onChange={({ value }) => onChange(value)}
      width="auto"
      minWidth={20}
      maxWidth={50}
    />
  );
}
