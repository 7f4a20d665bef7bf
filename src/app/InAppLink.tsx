import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type PropsWithChildren } from 'react';

interface Props {
  readonly href: string;
  /** What it is called where its text says too little. */
  readonly label?: string;
}

/** A link in a text; Grafana opens it without loading itself anew. */
export function InAppLink({ href, label, children }: PropsWithChildren<Props>) {
  return (
    <a href={href} aria-label={label} className={useStyles2(getStyles).link}>
      {children}
    </a>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  link: css({ color: theme.colors.text.link, textDecoration: 'underline', overflowWrap: 'anywhere' }),
});
