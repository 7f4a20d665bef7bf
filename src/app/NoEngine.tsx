import { t } from '@grafana/i18n';
import { Alert, LinkButton, Stack } from '@grafana/ui';
import React from 'react';
import { newDatasourceUrl } from './links';

/** There is nobody to talk to, and how to change that. */
export function NoEngine() {
  return (
    <Alert severity="info" title={t('no-engine.title', 'There is no vLLM datasource yet')}>
      <Stack direction="column" alignItems="flex-start" gap={1}>
        {t('no-engine.text', 'This page asks engines through Grafana: add one first.')}
        <LinkButton href={newDatasourceUrl()} size="sm" icon="plus">
          {t('no-engine.add', 'Add an engine')}
        </LinkButton>
      </Stack>
    </Alert>
  );
}
