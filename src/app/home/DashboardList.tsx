import { t, Trans } from '@grafana/i18n';
import { LinkButton, Stack, Text } from '@grafana/ui';
import React from 'react';
import { bundledDashboards } from '../bundled-dashboards';
import { dashboardUrl } from '../links';
import { CardItem, CardList } from './CardList';
import { Section } from './Section';

/** The dashboards that come with the app, each with the question that it answers. */
export function DashboardList() {
  return (
    <Section
      id="dashboards"
      title={t('dashboards.title', 'Dashboards')}
      lead={t('dashboards.lead', 'Each answers one question.')}
    >
      <CardList>
        {bundledDashboards().map(({ uid, title, question }) => (
          <CardItem key={uid}>
            <Text element="h3" variant="h5">
              {title}
            </Text>
            <Text color="secondary">{question}</Text>
            <Stack>
              <LinkButton
                href={dashboardUrl(uid)}
                variant="secondary"
                icon="dashboard"
                size="sm"
                aria-label={t('dashboards.open-label', 'Open {{title}}', { title })}
              >
                <Trans i18nKey="dashboards.open">Open</Trans>
              </LinkButton>
            </Stack>
          </CardItem>
        ))}
      </CardList>
    </Section>
  );
}
