import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, LinkButton, Stack, useStyles2, useTheme2 } from '@grafana/ui';
import React, { type PropsWithChildren } from 'react';
import { app, boot } from './boot';

const isOfPlugin = ({ type }: { type: string }) => boot.plugins.some(({ id }) => id === type);

/** What is around every page: the word that this is not Grafana, and a small menu. */
export function Frame({ children }: PropsWithChildren) {
  const styles = useStyles2(getStyles);
  const other = useTheme2().isDark ? 'light' : 'dark';
  return (
    <div className={styles.frame}>
      <header>
        <Alert severity="warning" title="This is a preview, not Grafana" bottomSpacing={1}>
          It draws the built plugin and its dashboards with Grafana&apos;s published packages. Panels, menus and
          permissions differ from a real Grafana: judge there.
        </Alert>
        <nav aria-label="Preview">
          <Stack wrap="wrap" gap={1}>
            <Menu href={`/a/${app.id}`}>{app.name}</Menu>
            {boot.dashboards.map(({ uid, title }) => (
              <Menu key={uid} href={`/d/${uid}`}>
                {title}
              </Menu>
            ))}
            <Menu href="/explore">Explore</Menu>
            {boot.datasources.filter(isOfPlugin).map(({ uid, name }) => (
              <Menu key={uid} href={`/connections/datasources/edit/${uid}`}>
                {`Data source ${name}`}
              </Menu>
            ))}
            <Menu href="/connections/datasources/new">Add data source</Menu>
            <Menu href={`?theme=${other}`}>{other === 'light' ? 'Light theme' : 'Dark theme'}</Menu>
          </Stack>
        </nav>
      </header>
      <main className={styles.page}>{children}</main>
    </div>
  );
}

function Menu({ href, children }: { href: string; children: string }) {
  return (
    <LinkButton href={href} variant="secondary" fill="outline" size="sm">
      {children}
    </LinkButton>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minHeight: '100vh',
    padding: theme.spacing(2),
    background: theme.colors.background.primary,
  }),
  page: css({ display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0, gap: theme.spacing(1) }),
});
