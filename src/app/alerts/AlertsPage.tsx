import { t, Trans } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { LinkButton, LoadingPlaceholder } from '@grafana/ui';
import React from 'react';
import { isOurs } from '../../engine/alerts/install/plan';
import { runbooksUrl } from '../links';
import { FailureAlert } from './actions/FailureAlert';
import { AlertsSetup } from './AlertsSetup';
import { FromFile } from './FromFile';
import { provisioningApi, type RulesApi } from './rules-api';
import { useAlerting } from './use-alerting';

/** Installs the alert rules into this Grafana, and shows what an installation would change. */
export function AlertsPage({ api = provisioningApi }: { api?: RulesApi }) {
  const toRunbooks = (
    <LinkButton href={runbooksUrl()} variant="secondary" size="sm" icon="book-open">
      <Trans i18nKey="alerts.runbooks">Runbooks</Trans>
    </LinkButton>
  );
  return (
    <PluginPage
      subTitle={t(
        'alerts.subtitle',
        'Install the alert rules of vLLM Console into this Grafana. They stay yours to edit.'
      )}
      actions={toRunbooks}
    >
      <Content api={api} />
    </PluginPage>
  );
}

function Content({ api }: { api: RulesApi }) {
  const { alerting, error, again } = useAlerting(api);
  if (error !== undefined) {
    return <FailureAlert doing="read" error={error} onAgain={again} />;
  }
  if (alerting === undefined) {
    return <LoadingPlaceholder text={t('alerts.loading', 'Reading the alert rules of this Grafana…')} />;
  }
  const fromFile = alerting.rules.filter((rule) => isOurs(rule) && rule.provenance === 'file');
  return fromFile.length > 0 ? (
    <FromFile rules={fromFile} folders={alerting.folders} />
  ) : (
    <AlertsSetup api={api} alerting={alerting} onAgain={again} />
  );
}
