import { css } from '@emotion/css';
import { type GrafanaTheme2, renderMarkdown } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { inGrafana, runbookUrl } from '../links';
import { forApp, withoutEmptyHeads } from './markdown';

/** A runbook's text, in Grafana's colours. */
export function Markdown({ text }: { text: string }) {
  const styles = useStyles2(getStyles);
  const html = useMemo(
    () => withoutEmptyHeads(renderMarkdown(forApp(text, { runbook: runbookUrl, grafana: inGrafana }))),
    [text]
  );
  // renderMarkdown sanitises what it returns.
  return <article className={styles.text} dangerouslySetInnerHTML={{ __html: html }} />;
}

const getStyles = (theme: GrafanaTheme2) => {
  const border = `1px solid ${theme.colors.border.weak}`;
  const code = {
    margin: 0,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
  };
  return {
    text: css({
      maxWidth: theme.spacing(115),
      overflowWrap: 'anywhere',
      lineHeight: theme.typography.body.lineHeight,
      'h2, h3': { ...theme.typography.h4, margin: theme.spacing(3, 0, 1) },
      p: { margin: theme.spacing(0, 0, 1.5) },
      'ul, ol': { margin: theme.spacing(0, 0, 1.5), paddingLeft: theme.spacing(3) },
      li: { marginBottom: theme.spacing(0.5) },
      a: { color: theme.colors.text.link, textDecoration: 'underline' },
      table: { width: '100%', marginBottom: theme.spacing(2), borderCollapse: 'collapse' },
      'th, td': { padding: theme.spacing(0.75, 1), border, textAlign: 'left', verticalAlign: 'top' },
      th: { background: theme.colors.background.secondary, fontWeight: theme.typography.fontWeightMedium },
      'td:first-child': { minWidth: theme.spacing(11) },
      code: {
        ...code,
        padding: theme.spacing(0.25, 0.5),
        whiteSpace: 'normal',
        border,
        borderRadius: theme.shape.radius.default,
      },
      pre: {
        ...code,
        margin: theme.spacing(0, 0, 2),
        padding: theme.spacing(1.5),
        whiteSpace: 'pre-wrap',
        wordBreak: 'normal',
        background: theme.colors.background.canvas,
        border,
        borderRadius: theme.shape.radius.default,
        '& code': { padding: 0, border: 'none', background: 'none', whiteSpace: 'inherit', fontSize: 'inherit' },
      },
    }),
  };
};
