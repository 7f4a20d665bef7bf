import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t, Trans } from '@grafana/i18n';
import { ClipboardButton, LinkButton, Stack, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import { newDatasourceUrl } from '../links';
import { SCRAPE_CONFIG } from './scrape-config';
import { Section } from './Section';

/** How an engine's metrics get into this Grafana. */
export function SetUp() {
  const styles = useStyles2(getStyles);
  return (
    <Section
      id="setup"
      title={t('setup.title', 'Set up')}
      lead={t('setup.lead', 'From an engine to a dashboard in three steps.')}
    >
      <ol className={styles.steps}>
        <li>
          <Text>
            <Trans i18nKey="setup.engine">
              Start vLLM as usual: its API server answers on <code>/metrics</code> without further flags.
            </Trans>
          </Text>
        </li>
        <li>
          <Stack direction="column" gap={1}>
            <Text>
              <Trans i18nKey="setup.scrape">
                Let Prometheus scrape it. Add this to <code>prometheus.yml</code> and put in the address of your engine:
              </Trans>
            </Text>
            <pre
              className={styles.code}
              tabIndex={0}
              role="region"
              aria-label={t('setup.config-label', 'Scrape configuration')}
            >
              {SCRAPE_CONFIG}
            </pre>
            <Stack>
              <ClipboardButton icon="copy" variant="secondary" size="sm" getText={() => SCRAPE_CONFIG}>
                <Trans i18nKey="setup.copy">Copy configuration</Trans>
              </ClipboardButton>
            </Stack>
          </Stack>
        </li>
        <li>
          <Stack direction="column" gap={1}>
            <Text>
              <Trans i18nKey="setup.datasource">
                Add that Prometheus to this Grafana as a datasource, then check again on this page.
              </Trans>
            </Text>
            <Stack>
              <LinkButton href={newDatasourceUrl()} icon="plus" variant="secondary" size="sm">
                <Trans i18nKey="setup.add">Add a datasource</Trans>
              </LinkButton>
            </Stack>
          </Stack>
        </li>
      </ol>
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  steps: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    maxWidth: theme.spacing(100),
    paddingLeft: theme.spacing(3),
  }),
  code: css({
    margin: 0,
    padding: theme.spacing(1.5),
    overflowX: 'auto',
    whiteSpace: 'pre',
    background: theme.colors.background.canvas,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
