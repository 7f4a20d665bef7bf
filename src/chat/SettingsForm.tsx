import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, Field, Input, TextArea, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';
import type { ChatSettings } from './settings';

interface Props {
  readonly settings: ChatSettings;
  readonly onChange: (edits: ChatSettings) => void;
}

/** How the next reply is asked for. */
export function SettingsForm({ settings, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const numbers = [
    { key: 'temperature', label: t('chat.settings.temperature', 'Temperature'), min: 0, max: 2, step: 0.1 },
    { key: 'topP', label: t('chat.settings.top-p', 'Top-p'), min: 0.01, max: 1, step: 0.05 },
    { key: 'maxTokens', label: t('chat.settings.max-tokens', 'Tokens of a reply, at most'), min: 1, step: 1 },
    { key: 'seed', label: t('chat.settings.seed', 'Seed'), step: 1 },
    { key: 'firstByteSeconds', label: t('chat.settings.first-byte', 'Wait for the first byte, s'), min: 1, step: 1 },
    { key: 'silenceSeconds', label: t('chat.settings.silence', 'Wait between tokens, s'), min: 1, step: 1 },
  ] as const;
  return (
    <div className={styles.form} role="group" aria-label={t('chat.settings.label', 'Settings of the chat')}>
      <div className={styles.wide}>
        <Field noMargin htmlFor={`${id}-system`} label={t('chat.settings.system', 'System prompt')}>
          <TextArea
            id={`${id}-system`}
            rows={2}
            value={settings.system ?? ''}
            onChange={({ currentTarget: { value } }) => onChange({ system: value })}
          />
        </Field>
      </div>
      {numbers.map(({ key, label, ...range }) => (
        <Field key={key} noMargin htmlFor={`${id}-${key}`} label={label}>
          <Input
            id={`${id}-${key}`}
            type="number"
            {...range}
            placeholder={t('chat.settings.default', 'default')}
            value={settings[key] ?? ''}
            onChange={({ currentTarget: { value } }) => onChange({ [key]: value === '' ? undefined : Number(value) })}
          />
        </Field>
      ))}
      <Field noMargin htmlFor={`${id}-stop`} label={t('chat.settings.stop', 'Stop at (one a line)')}>
        <TextArea
          id={`${id}-stop`}
          rows={1}
          value={(settings.stop ?? []).join('\n')}
          onChange={({ currentTarget: { value } }) => onChange({ stop: value === '' ? undefined : value.split('\n') })}
        />
      </Field>
      <Field
        noMargin
        htmlFor={`${id}-thinking`}
        label={t('chat.settings.thinking', 'Thinking, where the model has it')}
      >
        <Combobox
          id={`${id}-thinking`}
          options={[
            { value: 'default', label: t('chat.settings.thinking-default', 'As the model does by itself') },
            { value: 'on', label: t('chat.settings.thinking-on', 'On') },
            { value: 'off', label: t('chat.settings.thinking-off', 'Off') },
          ]}
          value={settings.thinking === undefined ? 'default' : settings.thinking ? 'on' : 'off'}
          onChange={({ value }) => onChange({ thinking: value === 'default' ? undefined : value === 'on' })}
        />
      </Field>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  form: css({
    display: 'grid',
    gap: theme.spacing(1, 2),
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(24)}), 1fr))`,
    alignItems: 'end',
    maxHeight: '50%',
    overflowY: 'auto',
  }),
  wide: css({ gridColumn: '1 / -1' }),
});
