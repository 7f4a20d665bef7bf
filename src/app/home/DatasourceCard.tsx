import { t, Trans } from '@grafana/i18n';
import { Badge, LinkButton, Spinner, Stack, Text } from '@grafana/ui';
import React from 'react';
import { OVERVIEW_UID } from '../bundled-dashboards';
import { type DatasourceFinding } from '../discovery/use-findings';
import { dashboardUrl, datasourceSettingsUrl } from '../links';
import { PLAIN } from '../plain';
import { CardItem } from './CardList';

/** One Prometheus datasource: what was found in it, and where to go from there. */
export function DatasourceCard({ datasource, finding }: DatasourceFinding) {
  return (
    <CardItem>
      <Stack justifyContent="space-between" alignItems="center" wrap="wrap" gap={1}>
        <Text element="h3" variant="h5">
          {datasource.name}
        </Text>
        <State finding={finding} />
      </Stack>
      <div role="status">
        <Text color="secondary">
          <Explanation finding={finding} />
        </Text>
      </div>
      <Stack wrap="wrap">
        <NextStep datasource={datasource} finding={finding} />
      </Stack>
    </CardItem>
  );
}

type FindingProps = Pick<DatasourceFinding, 'finding'>;

function State({ finding }: FindingProps) {
  switch (finding.state) {
    case 'loading':
      return <Spinner size="sm" />;
    case 'found':
      return <Badge color="green" icon="check" text={t('engines.found.badge', 'vLLM found')} />;
    case 'empty':
      return <Badge color="blue" icon="info-circle" text={t('engines.empty.badge', 'No vLLM series')} />;
    case 'unreachable':
      return <Badge color="red" icon="exclamation-triangle" text={t('engines.unreachable.badge', 'Not reachable')} />;
  }
}

function Explanation({ finding }: FindingProps) {
  switch (finding.state) {
    case 'loading':
      return <Trans i18nKey="engines.loading.text">Looking for vLLM engines…</Trans>;
    case 'found':
      return <>{foundText(finding.engines, finding.models)}</>;
    case 'empty':
      return (
        <Trans i18nKey="engines.empty.text">
          Prometheus answers, but it has seen no vLLM series in the last five minutes. Let it scrape an engine.
        </Trans>
      );
    case 'unreachable':
      return (
        <>
          {t('engines.unreachable.text', 'Grafana got no series from it: {{reason}}', {
            reason: finding.reason,
            ...PLAIN,
          })}
        </>
      );
  }
}

function NextStep({ datasource, finding }: DatasourceFinding) {
  switch (finding.state) {
    case 'loading':
      return null;
    case 'found':
      return (
        <LinkButton
          href={dashboardUrl(OVERVIEW_UID, datasource.uid)}
          icon="dashboard"
          size="sm"
          aria-label={t('engines.found.open-label', 'Open the overview of {{name}}', {
            name: datasource.name,
            ...PLAIN,
          })}
        >
          <Trans i18nKey="engines.found.open">Open the overview</Trans>
        </LinkButton>
      );
    case 'empty':
      return (
        <LinkButton
          href="#setup"
          variant="secondary"
          size="sm"
          aria-label={t('engines.empty.how-label', 'Set up scraping for {{name}}', { name: datasource.name, ...PLAIN })}
        >
          <Trans i18nKey="engines.empty.how">Set up scraping</Trans>
        </LinkButton>
      );
    case 'unreachable':
      return (
        <LinkButton
          href={datasourceSettingsUrl(datasource.uid)}
          variant="secondary"
          size="sm"
          aria-label={t('engines.unreachable.settings-label', 'Datasource settings of {{name}}', {
            name: datasource.name,
            ...PLAIN,
          })}
        >
          <Trans i18nKey="engines.unreachable.settings">Datasource settings</Trans>
        </LinkButton>
      );
  }
}

function foundText(engines: number, models: string[]): string {
  const count = t('engines.found.count', '', {
    count: engines,
    defaultValue_one: '{{count}} engine',
    defaultValue_other: '{{count}} engines',
  });
  const served = t('engines.found.models', 'serving {{models}}', { models: models.join(', '), ...PLAIN });
  return models.length > 0 ? `${count} ${served}` : count;
}
