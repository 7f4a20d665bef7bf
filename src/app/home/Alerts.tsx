import { t, Trans } from '@grafana/i18n';
import { LinkButton, Stack } from '@grafana/ui';
import React from 'react';
import { alertsUrl, runbooksUrl } from '../links';
import { Section } from './Section';

/** The way to the alert rules and to what they lead to. */
export function Alerts() {
  return (
    <Section
      id="alerts"
      title={t('home.alerts.title', 'Alerts')}
      lead={t('home.alerts.lead', 'Rules with limits that suit your work, each with a runbook.')}
    >
      <Stack wrap="wrap">
        <LinkButton href={alertsUrl()} icon="bell" variant="secondary" size="sm">
          <Trans i18nKey="home.alerts.set-up">Set up alerts</Trans>
        </LinkButton>
        <LinkButton href={runbooksUrl()} icon="book-open" variant="secondary" size="sm">
          <Trans i18nKey="home.alerts.runbooks">Runbooks</Trans>
        </LinkButton>
      </Stack>
    </Section>
  );
}
