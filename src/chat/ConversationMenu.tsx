import { t } from '@grafana/i18n';
import { Button, ConfirmModal, Dropdown, Menu } from '@grafana/ui';
import React, { useState } from 'react';
import { conversationJson, conversationMarkdown } from '../engine/chat/conversation/export';
import type { Conversation } from '../engine/chat/conversation/types';
import { download } from './download';
import type { Conversations } from './state/use-conversations';

/** Entries of the menu; older ones are a deletion away. */
const MOST = 12;

/** Opens, exports and deletes conversations. */
export function ConversationMenu({
  conversations,
  system,
}: {
  readonly conversations: Conversations;
  readonly system: string;
}) {
  const [isErasing, setErasing] = useState(false);
  const { conversation, others, open, remove, eraseAll } = conversations;
  const isEmpty = conversation.nodes.length === 0;
  const menu = (
    <Menu>
      {others.slice(0, MOST).map((one) => (
        <Menu.Item key={one.id} label={titleOf(one)} icon="comment-alt" onClick={() => open(one.id)} />
      ))}
      {others.length > 0 && <Menu.Divider />}
      <Menu.Item
        label={t('chat.export.markdown', 'Export as Markdown')}
        icon="download-alt"
        disabled={isEmpty}
        onClick={() => download('chat.md', 'text/markdown', conversationMarkdown(conversation, system))}
      />
      <Menu.Item
        label={t('chat.export.json', 'Export as JSON')}
        icon="download-alt"
        disabled={isEmpty}
        onClick={() => download('chat.json', 'application/json', conversationJson(conversation))}
      />
      <Menu.Divider />
      <Menu.Item
        label={t('chat.conversation.delete', 'Delete this conversation')}
        icon="trash-alt"
        disabled={isEmpty}
        onClick={remove}
      />
      <Menu.Item
        label={t('chat.conversation.erase', 'Erase all conversations')}
        icon="trash-alt"
        destructive
        onClick={() => setErasing(true)}
      />
    </Menu>
  );
  return (
    <>
      <Dropdown overlay={menu} placement="bottom-end">
        <Button variant="secondary" fill="text" icon="comments-alt" size="sm">
          {t('chat.conversations', 'Conversations')}
        </Button>
      </Dropdown>
      <ConfirmModal
        isOpen={isErasing}
        title={t('chat.conversation.erase', 'Erase all conversations')}
        body={t('chat.erase.body', 'Every conversation that this browser keeps for you is deleted.')}
        confirmText={t('chat.erase.confirm', 'Erase')}
        onConfirm={() => {
          eraseAll();
          setErasing(false);
        }}
        onDismiss={() => setErasing(false)}
      />
    </>
  );
}

function titleOf({ nodes }: Conversation): string {
  const text = nodes[0]?.text.trim().replace(/\s+/g, ' ') ?? '';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
