import { t } from '@grafana/i18n';
import React from 'react';
import { FieldRow } from '../common/FieldRow';
import { TextField } from '../common/TextField';
import { countProblem } from './checks';
import { ConfigSection } from './ConfigSection';
import { type SectionProps, withOptions } from './edit';

const FLAGS = {
  maxNumSeqs: { label: '--max-num-seqs', placeholder: '256' },
  maxNumBatchedTokens: { label: '--max-num-batched-tokens', placeholder: '8192' },
} as const;

/** Limits that a person types in. */
export function LimitsSection({ settings, onChange }: SectionProps) {
  const { jsonData, readOnly } = settings;
  const count = (name: keyof typeof FLAGS) => ({
    ...FLAGS[name],
    live: true,
    width: 'medium' as const,
    inputMode: 'numeric' as const,
    value: jsonData[name]?.toString(),
    check: countProblem,
    disabled: readOnly,
    onCommit: (text: string) =>
      onChange(withOptions(settings, { [name]: text.trim() === '' ? undefined : Number(text) })),
  });
  return (
    <ConfigSection
      title={t('datasource.config.limits.title', 'Limits')}
      lead={t(
        'datasource.config.limits.lead',
        'No engine reports these two. Copy them from its command line or its log, and panels can say how close it is to them.'
      )}
    >
      <FieldRow>
        <TextField {...count('maxNumSeqs')} />
        <TextField {...count('maxNumBatchedTokens')} />
      </FieldRow>
    </ConfigSection>
  );
}
