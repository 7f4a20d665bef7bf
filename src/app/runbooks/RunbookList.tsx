import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Stack, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import { groupTitle, plainSummary, usualGroups } from '../catalogue';
import { InAppLink } from '../InAppLink';
import { runbookUrl } from '../links';
import { SeverityBadge } from '../SeverityBadge';

/** Every runbook, by what it is about. */
export function RunbookList() {
  const styles = useStyles2(getStyles);
  return (
    <Stack direction="column" gap={3}>
      {usualGroups().map(({ name, rules }) => (
        <section key={name} aria-labelledby={`runbooks-${name}`}>
          <Text element="h2" variant="h4">
            <span id={`runbooks-${name}`}>{groupTitle(name)}</span>
          </Text>
          <ul className={styles.list}>
            {rules.map((rule) => (
              <li key={rule.name} className={styles.item}>
                <Stack alignItems="center" wrap="wrap" gap={1}>
                  <InAppLink href={runbookUrl(rule.name)}>{rule.name}</InAppLink>
                  <SeverityBadge severity={rule.severity} />
                </Stack>
                <Text color="secondary" variant="bodySmall">
                  {plainSummary(rule)}
                </Text>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    marginTop: theme.spacing(1),
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(56)}), 1fr))`,
  }),
  item: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    minWidth: 0,
    padding: theme.spacing(1, 1.5),
    overflowWrap: 'anywhere',
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
