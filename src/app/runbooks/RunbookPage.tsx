import { t, Trans } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Alert, LinkButton, Stack } from '@grafana/ui';
import React from 'react';
import { plainSummary, usualGroups } from '../catalogue';
import { alertsUrl, runbooksUrl } from '../links';
import { PLAIN } from '../plain';
import { Runbook } from './Runbook';
import { RunbookList } from './RunbookList';

/** What to do about one alert. */
export function RunbookPage({ name }: { name: string }) {
  const rule = usualGroups()
    .flatMap(({ rules }) => rules)
    .find((one) => one.name === name);
  const parentItem = { text: t('runbooks.title', 'Runbooks'), url: runbooksUrl() };
  return (
    <PluginPage pageNav={{ text: name, parentItem }} subTitle={rule && plainSummary(rule)} actions={<Ways />}>
      {rule ? <Runbook key={name} name={name} /> : <Unknown name={name} />}
    </PluginPage>
  );
}

function Ways() {
  return (
    <Stack wrap="wrap">
      <LinkButton href={runbooksUrl()} variant="secondary" size="sm" icon="arrow-left">
        <Trans i18nKey="runbooks.back">All runbooks</Trans>
      </LinkButton>
      <LinkButton href={alertsUrl()} variant="secondary" size="sm" icon="bell">
        <Trans i18nKey="runbooks.alerts">Set up alerts</Trans>
      </LinkButton>
    </Stack>
  );
}

function Unknown({ name }: { name: string }) {
  return (
    <Stack direction="column" gap={2}>
      <Alert
        severity="warning"
        title={t('runbooks.unknown.title', 'There is no runbook “{{name}}”', { name, ...PLAIN })}
      >
        <Trans i18nKey="runbooks.unknown.text">
          It may belong to another version of vLLM Console. These are the runbooks of this one.
        </Trans>
      </Alert>
      <RunbookList />
    </Stack>
  );
}
