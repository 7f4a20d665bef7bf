import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type PropsWithChildren, type ReactNode, useState } from 'react';

interface Props {
  readonly title: ReactNode;
  /** What is inside, in a few words. */
  readonly note?: ReactNode;
  readonly open?: boolean;
}

/** A part of the page that can be folded up; what is inside is only made when it is shown. */
export function Details({ title, note, open = false, children }: PropsWithChildren<Props>) {
  const styles = useStyles2(getStyles);
  const [shown, setShown] = useState(open);
  return (
    <details className={styles.details} open={shown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary className={styles.summary}>
        <span className={styles.title}>{title}</span> <span className={styles.note}>{note}</span>
      </summary>
      {shown && <div className={styles.inside}>{children}</div>}
    </details>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  details: css({
    maxWidth: theme.spacing(150),
    minWidth: 0,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
  }),
  summary: css({
    padding: theme.spacing(1, 2),
    cursor: 'pointer',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  title: css({ fontWeight: theme.typography.fontWeightMedium, marginRight: theme.spacing(1) }),
  note: css({ color: theme.colors.text.secondary }),
  // Inside <details> the box model is the browser's own again.
  inside: css({ boxSizing: 'border-box', padding: theme.spacing(1, 2, 2) }),
});
