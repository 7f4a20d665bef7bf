import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Stack } from '@grafana/ui';
import React from 'react';
import { useFindings } from '../discovery/use-findings';
import { Alerts } from './Alerts';
import { DashboardList } from './DashboardList';
import { EngineSources } from './EngineSources';
import { LiveEngines } from './LiveEngines';
import { SetUp } from './SetUp';

/** The app's root page: where engines were found, the dashboards, and how to connect an engine. */
export function HomePage() {
  const { findings, again } = useFindings();
  return (
    <PluginPage subTitle={t('home.subtitle', 'Run, watch and diagnose vLLM engines.')}>
      <Stack direction="column" gap={4}>
        <EngineSources findings={findings} onAgain={again} />
        <LiveEngines />
        <DashboardList />
        <Alerts />
        <SetUp />
      </Stack>
    </PluginPage>
  );
}
