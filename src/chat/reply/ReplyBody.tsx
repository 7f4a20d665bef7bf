import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { ToolCall } from '../../engine/chat/types';
import { Markdown } from '../markdown/Markdown';

interface Props {
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  readonly isStreaming?: boolean;
}

/** What a model wrote: untrusted. */
export function ReplyBody({ text, reasoning, toolCalls, isStreaming = false }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.body}>
      {reasoning !== '' && (
        <details className={styles.aside} open={isStreaming && text === ''}>
          <summary>{t('chat.reasoning', 'Reasoning')}</summary>
          <div dir="auto" className={styles.plain}>
            {reasoning}
          </div>
        </details>
      )}
      <Markdown text={text} streaming={isStreaming} />
      {toolCalls.filter(Boolean).map((call, i) => (
        <details key={i} className={styles.aside}>
          <summary>{t('chat.tool-call', 'Call of {{name}}', { name: call.name })}</summary>
          <pre className={styles.plain}>{call.arguments}</pre>
        </details>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  body: css({ minWidth: 0, overflowWrap: 'anywhere' }),
  aside: css({
    color: theme.colors.text.secondary,
    borderLeft: `2px solid ${theme.colors.border.medium}`,
    paddingLeft: theme.spacing(1),
    marginBottom: theme.spacing(1),
    '& summary': { cursor: 'pointer' },
  }),
  plain: css({ whiteSpace: 'pre-wrap', margin: theme.spacing(1, 0), maxHeight: theme.spacing(40), overflowY: 'auto' }),
});
