import { t } from '@grafana/i18n';
import { IconButton, Text } from '@grafana/ui';
import React from 'react';
import { alternatives } from '../../engine/chat/conversation/conversation';
import type { MessageProps } from './message-props';

/** Leads to the other branches that begin here; nothing where there are none. */
export function Branches({ conversation, node, disabled, onShow }: Omit<MessageProps, 'onDelete'>) {
  const all = alternatives(conversation, node);
  if (all.length < 2) {
    return null;
  }
  const at = all.findIndex(({ id }) => id === node.id);
  return (
    <>
      <IconButton
        name="angle-left"
        tooltip={t('chat.branch.previous', 'Previous branch')}
        disabled={disabled || at === 0}
        onClick={() => onShow(all[at - 1].id)}
      />
      <Text variant="bodySmall" color="secondary">
        {t('chat.branch.of', '{{at}} of {{all}}', { at: at + 1, all: all.length })}
      </Text>
      <IconButton
        name="angle-right"
        tooltip={t('chat.branch.next', 'Next branch')}
        disabled={disabled || at === all.length - 1}
        onClick={() => onShow(all[at + 1].id)}
      />
    </>
  );
}
