import { t } from '@grafana/i18n';
import { Checkbox, Combobox, Field, Stack } from '@grafana/ui';
import React from 'react';
import type { RunSettings } from '../../../engine/playground/types';
import { FieldGrid } from '../../FieldGrid';
import type { settingProblems } from '../state/checks';
import { NumberField } from './NumberField';

export interface SettingsProps {
  readonly settings: RunSettings;
  readonly problems: ReturnType<typeof settingProblems>;
  readonly onChange: (edits: Partial<RunSettings>) => void;
}

interface Props extends SettingsProps {
  /** Streams that this browser can hold. */
  readonly most: number;
  readonly isComparison: boolean;
}

/** How the prompts are sent. */
export function LoadFields({ settings, problems, onChange, most, isComparison }: Props) {
  const required = (name: 'concurrency' | 'repeats' | 'warmUp' | 'maxTokens' | 'seed') => ({
    id: `playground-${name}`,
    value: settings[name],
    problem: problems[name],
    onChange: (value = Number.NaN) => onChange({ [name]: value }),
  });
  return (
    <Stack direction="column" gap={2}>
      <FieldGrid>
        <NumberField
          {...required('concurrency')}
          label={t('playground.concurrency.label', 'Streams at once')}
          description={t(
            'playground.concurrency.description',
            'At most {{most}}: a browser holds no more beside Grafana’s own requests.',
            { most }
          )}
        />
        <Field
          noMargin
          htmlFor="playground-loop"
          label={t('playground.loop.label', 'Requests come')}
          description={t(
            'playground.loop.description',
            'A closed loop shows what the engine can do, an open one how it bears a given load.'
          )}
        >
          <Combobox
            id="playground-loop"
            options={[
              { value: 'closed', label: t('playground.loop.closed', 'When a stream is free (closed loop)') },
              { value: 'open', label: t('playground.loop.open', 'At a given rate (open loop, Poisson)') },
            ]}
            value={settings.rate === undefined ? 'closed' : 'open'}
            onChange={({ value }) => onChange({ rate: value === 'open' ? 1 : undefined })}
          />
        </Field>
        {settings.rate !== undefined && (
          <NumberField
            id="playground-rate"
            label={t('playground.rate.label', 'Requests a second')}
            description={t('playground.rate.description', 'To each target, on average.')}
            value={settings.rate}
            problem={problems.rate}
            onChange={(rate = Number.NaN) => onChange({ rate })}
          />
        )}
        <NumberField
          {...required('repeats')}
          label={t('playground.repeats.label', 'Rounds')}
          description={t('playground.repeats.description', 'How often each prompt is asked.')}
        />
        <NumberField
          {...required('warmUp')}
          label={t('playground.warm-up.label', 'Warm-up requests')}
          description={t('playground.warm-up.description', 'Sent first to each target, and not counted.')}
        />
        <NumberField
          {...required('maxTokens')}
          label={t('playground.max-tokens.label', 'Tokens of a reply, at most')}
          description={t('playground.max-tokens.description', 'Where the file does not say otherwise.')}
        />
        <NumberField
          id="playground-temperature"
          label={t('playground.temperature.label', 'Temperature')}
          description={t('playground.temperature.description', 'Empty: as the model has it.')}
          value={settings.temperature}
          problem={problems.temperature}
          onChange={(temperature) => onChange({ temperature })}
        />
        <NumberField
          {...required('seed')}
          label={t('playground.seed.label', 'Seed')}
          description={t('playground.seed.description', 'Of the sampling and of the arrivals.')}
        />
      </FieldGrid>
      <Stack gap={3} wrap="wrap">
        <Checkbox
          label={t('playground.ignore-eos.label', 'Go on to the limit (ignore_eos)')}
          description={t(
            'playground.ignore-eos.description',
            'The same work for every request: for measuring, not for reading.'
          )}
          value={settings.ignoreEos}
          onChange={({ currentTarget: { checked } }) => onChange({ ignoreEos: checked })}
        />
        <Checkbox
          label={t('playground.fresh.label', 'Keep the prefix cache out of it')}
          description={t('playground.fresh.description', 'Each prompt begins with a number of its own.')}
          value={settings.fresh}
          onChange={({ currentTarget: { checked } }) => onChange({ fresh: checked })}
        />
        {isComparison && (
          <Checkbox
            label={t('playground.together.label', 'Both targets at the same time')}
            description={t(
              'playground.together.description',
              'They share the streams. Otherwise they take turns, round by round.'
            )}
            value={settings.together}
            onChange={({ currentTarget: { checked } }) => onChange({ together: checked })}
          />
        )}
      </Stack>
    </Stack>
  );
}
