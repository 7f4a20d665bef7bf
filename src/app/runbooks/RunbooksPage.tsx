import { t, Trans } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { LinkButton } from '@grafana/ui';
import React from 'react';
import { alertsUrl } from '../links';
import { RunbookList } from './RunbookList';

/** The runbooks of all alerts. */
export function RunbooksPage() {
  const toAlerts = (
    <LinkButton href={alertsUrl()} variant="secondary" size="sm" icon="bell">
      <Trans i18nKey="runbooks.alerts">Set up alerts</Trans>
    </LinkButton>
  );
  return (
    <PluginPage
      subTitle={t('runbooks.subtitle', 'What each alert means, how to find its cause, and what to do.')}
      actions={toAlerts}
    >
      <RunbookList />
    </PluginPage>
  );
}
