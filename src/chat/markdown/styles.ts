import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';

/** How a text and what stands in it look. */
export const getStyles = (theme: GrafanaTheme2) => {
  const border = `1px solid ${theme.colors.border.weak}`;
  const code = {
    margin: 0,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
  };
  return {
    text: css({
      minWidth: 0,
      overflowWrap: 'anywhere',
      lineHeight: theme.typography.body.lineHeight,
      '& > :last-child > :last-child, li > :last-child, blockquote > :last-child': { marginBottom: 0 },
      '[dir]': { unicodeBidi: 'isolate' },
      p: { margin: theme.spacing(0, 0, 1.5) },
      'h4, h5, h6': { margin: theme.spacing(2, 0, 1) },
      h4: { ...theme.typography.h4 },
      h5: { ...theme.typography.h5 },
      h6: { ...theme.typography.h6 },
      'ul, ol': { margin: theme.spacing(0, 0, 1.5), paddingInlineStart: theme.spacing(3), listStyle: 'disc' },
      ol: { listStyle: 'decimal' },
      'li > ul, li > ol': { margin: 0 },
      li: { marginBottom: theme.spacing(0.5) },
      'li:has(> label)': { listStyle: 'none' },
      'li input': { margin: 0, marginInlineEnd: theme.spacing(0.75) },
      blockquote: {
        margin: theme.spacing(0, 0, 1.5),
        padding: theme.spacing(0, 1.5),
        color: theme.colors.text.secondary,
        borderInlineStart: `${theme.spacing(0.5)} solid ${theme.colors.border.medium}`,
      },
      'blockquote p': { fontSize: 'inherit', fontWeight: 'inherit', lineHeight: 'inherit' },
      strong: { fontWeight: 600 },
      hr: { margin: theme.spacing(2, 0), border: 'none', borderTop: border },
      a: { color: theme.colors.text.link, textDecoration: 'underline' },
      img: { maxWidth: '100%' },
      code: {
        ...code,
        padding: theme.spacing(0.25, 0.5),
        whiteSpace: 'break-spaces',
        border,
        borderRadius: theme.shape.radius.default,
      },
      table: { borderCollapse: 'collapse' },
      'th, td': { padding: theme.spacing(0.75, 1), border, textAlign: 'start', verticalAlign: 'top' },
      th: { background: theme.colors.background.secondary, fontWeight: theme.typography.fontWeightMedium },
    }),
    // What stands above the end of a long reply is not laid out again with every token.
    page: css({ contain: 'layout style' }),
    scroll: css({ marginBottom: theme.spacing(1.5), overflowX: 'auto', overflowWrap: 'normal' }),
    left: css({ '&&': { textAlign: 'left' } }),
    center: css({ '&&': { textAlign: 'center' } }),
    right: css({ '&&': { textAlign: 'right' } }),
    code: css({
      marginBottom: theme.spacing(1.5),
      overflow: 'hidden',
      background: theme.colors.background.canvas,
      border,
      borderRadius: theme.shape.radius.default,
      pre: {
        ...code,
        padding: theme.spacing(1, 1.5),
        overflowX: 'auto',
        whiteSpace: 'pre',
        background: 'none',
        border: 'none',
      },
      'pre code': { padding: 0, whiteSpace: 'inherit', background: 'none', border: 'none', overflowWrap: 'normal' },
    }),
    codeHead: css({
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 0.5, 0.25, 1.5),
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      borderBottom: border,
    }),
  };
};
