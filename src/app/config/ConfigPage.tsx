import { t, Trans } from '@grafana/i18n';
import { LinkButton, Stack, Text } from '@grafana/ui';
import React from 'react';
import { appUrl } from '../links';

/** The app's configuration page: there is nothing to set, so it says where things are. */
export function ConfigPage() {
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      <Text element="h2" variant="h4">
        {t('config.title', 'Nothing to set here')}
      </Text>
      <Text>
        <Trans i18nKey="config.text">
          vLLM Console reads the Prometheus datasources of this Grafana. Enabling the app imports its dashboards.
        </Trans>
      </Text>
      <LinkButton href={appUrl()} icon="arrow-right">
        <Trans i18nKey="config.open">Open vLLM Console</Trans>
      </LinkButton>
    </Stack>
  );
}
