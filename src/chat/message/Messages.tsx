import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import React, { useCallback, useLayoutEffect, useRef } from 'react';
import { branch, shown, withoutNode } from '../../engine/chat/conversation/conversation';
import type { Conversation } from '../../engine/chat/conversation/types';
import type { Chat } from '../state/use-chat';
import { AssistantMessage } from './AssistantMessage';
import { PendingMessage } from './PendingMessage';
import { UserMessage } from './UserMessage';

interface Props {
  readonly conversation: Conversation;
  readonly chat: Chat;
  readonly onChange: (edit: (conversation: Conversation) => Conversation) => void;
}

/** As near to the end as this one follows what comes, pixels. */
const NEAR = 40;

/** The branch that is shown, and the reply that is on its way. */
export function Messages({ conversation, chat, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const list = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const nodes = branch(conversation);
  const pending = chat.pending?.conversation === conversation.id ? chat.pending : undefined;
  const waits = pending !== undefined && nodes.at(-1)?.id === pending.parent;
  const follow = useCallback(() => {
    if (follows.current && list.current) {
      list.current.scrollTop = list.current.scrollHeight;
    }
  }, []);
  useLayoutEffect(follow);
  const actions = {
    onShow: (id: string) => onChange((now) => shown(now, id)),
    onDelete: (id: string) => onChange((now) => withoutNode(now, id)),
    disabled: chat.pending !== undefined,
  };
  return (
    <div
      ref={list}
      className={styles.list}
      // A scrollable part must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label={t('chat.messages', 'Messages')}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < NEAR;
      }}
    >
      {nodes.length === 0 && (
        <Text color="secondary">
          {t(
            'chat.empty',
            'Ask something: each reply shows where its time went. What you write stays between this browser and the engine.'
          )}
        </Text>
      )}
      {nodes.map((node) =>
        node.role === 'user' ? (
          <UserMessage
            key={node.id}
            conversation={conversation}
            node={node}
            {...actions}
            onEdit={(text) => chat.say(text, node.parent)}
          />
        ) : (
          <AssistantMessage
            key={node.id}
            conversation={conversation}
            node={node}
            live={chat.seen.get(node.id)}
            {...actions}
            onAgain={() => node.parent !== null && chat.answer(node.parent)}
          />
        )
      )}
      {waits && <PendingMessage live={pending.live} onDrawn={follow} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    flex: '1 1 0',
    minHeight: 0,
    overflowY: 'auto',
    padding: theme.spacing(1),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
