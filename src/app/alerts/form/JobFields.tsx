import { t } from '@grafana/i18n';
import { Field, Input } from '@grafana/ui';
import React from 'react';
import { usualJob } from '../../../engine/alerts/choose';
import { type JobChoice, jobChoices } from '../../../engine/alerts/types';
import type { ChoiceProps } from './ChoiceFields';
import { Details } from '../Details';
import { FieldGrid } from '../../FieldGrid';
import { isRegex } from './regex';

/** Which jobs of Prometheus count. */
export function JobFields({ choices, onChange }: ChoiceProps) {
  const { jobs = {} } = choices;
  const set = (name: JobChoice, text: string) => {
    const { [name]: _, ...others } = jobs;
    const next = text === '' ? others : { ...others, [name]: text };
    onChange({ jobs: Object.keys(next).length === 0 ? undefined : next });
  };
  const chosen = Object.keys(jobs).length;
  return (
    <Details
      title={t('alerts.jobs.title', 'Jobs')}
      note={
        chosen === 0
          ? t('alerts.jobs.all', 'every job counts')
          : t('alerts.jobs.chosen', '{{chosen}} of {{all}} chosen', { chosen, all: jobChoices.length })
      }
    >
      <FieldGrid>
        {jobChoices.map((name) => (
          <Field
            key={name}
            noMargin
            htmlFor={`alerts-${name}`}
            label={jobLabel(name)}
            invalid={!isRegex(jobs[name] ?? '')}
            error={t('alerts.jobs.invalid', 'This is not a regular expression.')}
          >
            <Input
              id={`alerts-${name}`}
              value={jobs[name] ?? ''}
              placeholder={usualJob(name) ?? '.*'}
              onChange={({ currentTarget }) => set(name, currentTarget.value)}
            />
          </Field>
        ))}
      </FieldGrid>
    </Details>
  );
}

function jobLabel(name: JobChoice): string {
  switch (name) {
    case 'job':
      return t('alerts.jobs.engines', 'Jobs of engines (regular expression)');
    case 'probe_job':
      return t('alerts.jobs.probes', 'Jobs of one-token probes');
    case 'gpu_job':
      return t('alerts.jobs.gpus', 'Jobs of GPU exporters');
    case 'host_job':
      return t('alerts.jobs.hosts', 'Jobs of node exporters');
    case 'gateway_job':
      return t('alerts.jobs.gateways', 'Jobs of gateways');
  }
}
