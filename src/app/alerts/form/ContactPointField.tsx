import { t } from '@grafana/i18n';
import { Combobox, Field } from '@grafana/ui';
import React from 'react';
import type { ChoiceProps } from './ChoiceFields';

const POLICIES = '';

/** Where the alerts go: through the notification policies, or to one contact point. */
export function ContactPointField({
  choices,
  onChange,
  contactPoints,
}: ChoiceProps & { readonly contactPoints: readonly string[] | null }) {
  const names = [...new Set([...(contactPoints ?? []), choices.receiver ?? ''])].filter(Boolean);
  const policies = { value: POLICIES, label: t('alerts.contact.policies', 'Leave it to my notification policies') };
  return (
    <Field
      noMargin
      htmlFor="alerts-contact"
      label={t('alerts.contact.label', 'Contact point')}
      description={
        contactPoints === null
          ? t('alerts.contact.hidden', 'You may not see the contact points (alert.notifications:read).')
          : t('alerts.contact.description', 'Policies can match severity, component, product=vllm.')
      }
    >
      <Combobox
        id="alerts-contact"
        options={[policies, ...names.map((name) => ({ value: name, label: name }))]}
        value={choices.receiver ?? POLICIES}
        onChange={({ value }) => onChange({ receiver: value === POLICIES ? undefined : value })}
      />
    </Field>
  );
}
