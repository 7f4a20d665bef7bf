import { t } from '@grafana/i18n';
import { IconButton } from '@grafana/ui';
import React from 'react';
import type { MessageProps } from './message-props';

/** Deletes a message with all that follows it. */
export function DeleteMessage({ node, disabled, onDelete }: Pick<MessageProps, 'node' | 'disabled' | 'onDelete'>) {
  return (
    <IconButton
      name="trash-alt"
      tooltip={t('chat.delete-message', 'Delete this message and what follows')}
      disabled={disabled}
      onClick={() => onDelete(node.id)}
    />
  );
}
