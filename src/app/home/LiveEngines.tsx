import { t, Trans } from '@grafana/i18n';
import { LinkButton, Stack, Text } from '@grafana/ui';
import React from 'react';
import { LIVE_UID } from '../bundled-dashboards';
import { engineSources } from '../engine-sources';
import { chatUrl, dashboardUrl, newDatasourceUrl, playgroundUrl } from '../links';
import { PLAIN } from '../plain';
import { CardItem, CardList } from './CardList';
import { Section } from './Section';

/** The engines that this Grafana can read live, without a Prometheus. */
export function LiveEngines() {
  const engines = engineSources();
  return (
    <Section
      id="live"
      title={t('live.title', 'Live')}
      lead={t('live.lead', 'Engines that this Grafana reads itself, second by second. No Prometheus is needed.')}
      action={
        engines.length > 0 && (
          <Stack>
            <LinkButton href={chatUrl()} icon="comments-alt" variant="secondary" size="sm">
              <Trans i18nKey="live.chat">Chat</Trans>
            </LinkButton>
            <LinkButton href={playgroundUrl()} icon="play" variant="secondary" size="sm">
              <Trans i18nKey="live.playground">Playground</Trans>
            </LinkButton>
          </Stack>
        )
      }
    >
      <CardList>
        {engines.map(({ uid, name }) => (
          <CardItem key={uid}>
            <Text element="h3" variant="h5">
              {name}
            </Text>
            <Stack>
              <LinkButton
                href={dashboardUrl(LIVE_UID, uid)}
                icon="dashboard"
                size="sm"
                aria-label={t('live.open-label', 'Watch {{name}} live', { name, ...PLAIN })}
              >
                <Trans i18nKey="live.open">Watch live</Trans>
              </LinkButton>
            </Stack>
          </CardItem>
        ))}
        <CardItem>
          <Text color="secondary">
            <Trans i18nKey="live.add.text">
              Add a datasource of type vLLM: type the engine’s address, save, and look.
            </Trans>
          </Text>
          <Stack>
            <LinkButton href={newDatasourceUrl()} icon="plus" variant="secondary" size="sm">
              <Trans i18nKey="live.add.button">Add an engine</Trans>
            </LinkButton>
          </Stack>
        </CardItem>
      </CardList>
    </Section>
  );
}
