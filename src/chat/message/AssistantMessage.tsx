import { t } from '@grafana/i18n';
import { ClipboardButton, IconButton, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { FailureNote } from '../reply/FailureNote';
import { ReplyBody } from '../reply/ReplyBody';
import { TruthStrip } from '../reply/TruthStrip';
import { RawView } from '../raw/RawView';
import type { LiveReply } from '../state/live-reply';
import { Branches } from './Branches';
import { DeleteMessage } from './DeleteMessage';
import type { MessageProps } from './message-props';

interface Props extends MessageProps {
  /** Of replies of this page's time, what was sent and what came. */
  readonly live: LiveReply | undefined;
  readonly onAgain: () => void;
}

/** A reply that is over, with where its time went. */
export function AssistantMessage(props: Props) {
  const { conversation, node, live, disabled, onShow, onDelete, onAgain } = props;
  const [isRaw, setRaw] = useState(false);
  const { reply } = node;
  return (
    <article aria-label={reply?.model ?? t('chat.assistant', 'Assistant')}>
      <Stack direction="column" gap={1}>
        <ReplyBody text={node.text} reasoning={reply?.reasoning ?? ''} toolCalls={reply?.toolCalls ?? []} />
        {reply && <FailureNote reply={reply} onAgain={disabled ? undefined : onAgain} />}
        {reply && <TruthStrip reply={reply} engine={live?.engine} gaps={live?.run.reply.gaps} />}
        <Stack gap={0.5} alignItems="center">
          <Branches conversation={conversation} node={node} disabled={disabled} onShow={onShow} />
          <IconButton
            name="sync"
            tooltip={t('chat.again-tooltip', 'Ask for another reply')}
            disabled={disabled}
            onClick={onAgain}
          />
          <ClipboardButton
            icon="copy"
            size="sm"
            variant="secondary"
            fill="text"
            aria-label={t('chat.copy', 'Copy the reply')}
            getText={() => node.text}
          />
          {live && (
            <IconButton
              name="brackets-curly"
              tooltip={t('chat.raw.tooltip', 'What was sent, and what came')}
              onClick={() => setRaw(true)}
            />
          )}
          <DeleteMessage node={node} disabled={disabled} onDelete={onDelete} />
        </Stack>
      </Stack>
      {live && isRaw && <RawView live={live} onClose={() => setRaw(false)} />}
    </article>
  );
}
