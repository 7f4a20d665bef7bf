import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type PropsWithChildren } from 'react';

/** Fields side by side, as many as fit. */
export function FieldGrid({ children }: PropsWithChildren) {
  return <div className={useStyles2(getStyles).grid}>{children}</div>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  grid: css({
    display: 'grid',
    gap: theme.spacing(2, 3),
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(40)}), 1fr))`,
    // The inputs stand in one line, however long the words above them are.
    alignItems: 'end',
    maxWidth: theme.spacing(150),
  }),
});
