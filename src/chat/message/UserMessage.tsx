import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, Stack, TextArea, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { Branches } from './Branches';
import { DeleteMessage } from './DeleteMessage';
import type { MessageProps } from './message-props';

interface Props extends MessageProps {
  /** Says it anew, in other words. */
  readonly onEdit: (text: string) => void;
}

/** What the person said. */
export function UserMessage({ conversation, node, disabled, onShow, onDelete, onEdit }: Props) {
  const styles = useStyles2(getStyles);
  const [draft, setDraft] = useState<string>();
  if (draft !== undefined) {
    return (
      <div className={styles.message}>
        <TextArea
          aria-label={t('chat.edit.label', 'Edit the message')}
          value={draft}
          rows={4}
          onChange={({ currentTarget: { value } }) => setDraft(value)}
        />
        <Stack gap={1}>
          <Button
            size="sm"
            disabled={disabled || draft.trim() === ''}
            onClick={() => {
              setDraft(undefined);
              onEdit(draft);
            }}
          >
            {t('chat.edit.send', 'Send')}
          </Button>
          <Button size="sm" variant="secondary" onClick={() => setDraft(undefined)}>
            {t('chat.edit.cancel', 'Cancel')}
          </Button>
        </Stack>
      </div>
    );
  }
  return (
    <article className={styles.message} aria-label={t('chat.you', 'You')}>
      <div dir="auto" className={styles.text}>
        {node.text}
      </div>
      <Stack gap={0.5} alignItems="center">
        <Branches conversation={conversation} node={node} disabled={disabled} onShow={onShow} />
        <IconButton
          name="pen"
          tooltip={t('chat.edit.tooltip', 'Edit, and ask again')}
          disabled={disabled}
          onClick={() => setDraft(node.text)}
        />
        <DeleteMessage node={node} disabled={disabled} onDelete={onDelete} />
      </Stack>
    </article>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  message: css({
    alignSelf: 'flex-end',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    gap: theme.spacing(0.5),
    width: 'fit-content',
    maxWidth: '90%',
    minWidth: 0,
    '& textarea': { minWidth: 'min(60ch, 70vw)' },
  }),
  text: css({
    padding: theme.spacing(1, 1.5),
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  }),
});
