import { t } from '@grafana/i18n';
import { Combobox, Field } from '@grafana/ui';
import React from 'react';
import type { InstallChoices } from '../../../engine/alerts/install/types';
import { severities, type Severity, type Workload, workloads } from '../../../engine/alerts/types';
import { severityName } from '../../SeverityBadge';
import { ContactPointField } from './ContactPointField';
import { SeverityFields } from './SeverityFields';
import { workloadName } from './workloads';

export interface ChoiceProps {
  readonly choices: InstallChoices;
  readonly onChange: (edits: InstallChoices) => void;
}

const NO_WORKLOAD = '';

/** What suits the person's work, and whom the alerts go to. */
export function ChoiceFields({
  choices,
  onChange,
  contactPoints,
}: ChoiceProps & { readonly contactPoints: readonly string[] | null }) {
  const kinds: Array<Workload | typeof NO_WORKLOAD> = [NO_WORKLOAD, ...workloads];
  return (
    <>
      <Field
        noMargin
        htmlFor="alerts-workload"
        label={t('alerts.workload.label', 'Kind of work')}
        description={t('alerts.workload.description', 'Sets the limits that depend on it.')}
      >
        <Combobox
          id="alerts-workload"
          options={kinds.map((kind) => ({ value: kind, label: workloadName(kind) }))}
          value={choices.workload ?? NO_WORKLOAD}
          onChange={({ value }) => onChange({ workload: value === NO_WORKLOAD ? undefined : value })}
        />
      </Field>
      <Field
        noMargin
        htmlFor="alerts-fixed"
        label={t('alerts.fixed.label', 'HighLatency and GPUMemoryHigh')}
        description={t('alerts.fixed.description', 'Fixed limits suit few: raise them if they suit you.')}
      >
        <Combobox<Severity>
          id="alerts-fixed"
          options={severities.map((severity) => ({ value: severity, label: severityName(severity) }))}
          value={choices.fixedLimits ?? 'info'}
          onChange={({ value }) => onChange({ fixedLimits: value === 'info' ? undefined : value })}
        />
      </Field>
      <SeverityFields choices={choices} onChange={onChange} />
      <ContactPointField choices={choices} onChange={onChange} contactPoints={contactPoints} />
    </>
  );
}
