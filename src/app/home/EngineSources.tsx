import { t, Trans } from '@grafana/i18n';
import { Button, LinkButton, Stack, Text } from '@grafana/ui';
import React from 'react';
import { type DatasourceFinding } from '../discovery/use-findings';
import { newDatasourceUrl } from '../links';
import { CardItem, CardList } from './CardList';
import { DatasourceCard } from './DatasourceCard';
import { Section } from './Section';

interface Props {
  findings: DatasourceFinding[];
  onAgain: () => void;
}

/** Which Prometheus datasources know of vLLM engines. */
export function EngineSources({ findings, onAgain }: Props) {
  const again = (
    <Button variant="secondary" size="sm" icon="sync" onClick={onAgain}>
      <Trans i18nKey="engines.again">Check again</Trans>
    </Button>
  );
  return (
    <Section
      id="engines"
      title={t('engines.title', 'Engines')}
      lead={t(
        'engines.lead',
        'Prometheus datasources of this Grafana that saw a vLLM engine in the last five minutes.'
      )}
      action={findings.length > 0 && again}
    >
      <CardList>
        {findings.length === 0 && <NoDatasource />}
        {findings.map((entry) => (
          <DatasourceCard key={entry.datasource.uid} {...entry} />
        ))}
      </CardList>
    </Section>
  );
}

function NoDatasource() {
  return (
    <CardItem>
      <Text element="h3" variant="h5">
        <Trans i18nKey="engines.none.title">No Prometheus datasource yet</Trans>
      </Text>
      <Text color="secondary">
        <Trans i18nKey="engines.none.text">
          vLLM Console reads the metrics that Prometheus has scraped. Add a Prometheus datasource to begin.
        </Trans>
      </Text>
      <Stack wrap="wrap">
        <LinkButton href={newDatasourceUrl()} icon="plus" size="sm">
          <Trans i18nKey="engines.none.add">Add a datasource</Trans>
        </LinkButton>
        <LinkButton href="#setup" variant="secondary" fill="text" size="sm">
          <Trans i18nKey="engines.none.how">How to set it up</Trans>
        </LinkButton>
      </Stack>
    </CardItem>
  );
}
