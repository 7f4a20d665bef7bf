import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type PropsWithChildren } from 'react';

/** A list of cards that fills the width with as many columns as fit. */
export function CardList({ children }: PropsWithChildren) {
  return <ul className={useStyles2(getStyles).list}>{children}</ul>;
}

/** One card of a `CardList`. */
export function CardItem({ children }: PropsWithChildren) {
  return <li className={useStyles2(getStyles).card}>{children}</li>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(48)}), 1fr))`,
  }),
  card: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    minWidth: 0,
    padding: theme.spacing(2),
    overflowWrap: 'anywhere',
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
