import { t } from '@grafana/i18n';
import { Button, FieldValidationMessage, Stack, TextArea } from '@grafana/ui';
import React, { useState } from 'react';
import type { Conversation } from '../../engine/chat/conversation/types';
import type { ChatSource } from '../../engine/chat/source';
import type { ServedModel } from '../../engine/limits/models';
import type { ChatSettings } from '../settings';
import { countText } from '../words';
import { ContextMeter } from './ContextMeter';
import { useTokenCount } from './use-token-count';

interface Props {
  readonly source: ChatSource;
  readonly conversation: Conversation;
  readonly model: ServedModel | undefined;
  readonly settings: ChatSettings;
  readonly isBusy: boolean;
  readonly onSay: (text: string) => void;
  readonly onStop: () => void;
}

/** Where a person writes. Enter sends, Shift+Enter begins a line, Escape stops the reply. */
export function Composer({ source, conversation, model, settings, isBusy, onSay, onStop }: Props) {
  const [draft, setDraft] = useState('');
  const count = useTokenCount(source, conversation, draft, model, settings);
  const limit = count?.maxModelLen ?? model?.maxModelLen;
  const isTooLong = count !== undefined && limit !== undefined && count.tokens >= limit && draft.trim() !== '';
  const canSend = draft.trim() !== '' && !isBusy && !isTooLong && model !== undefined;
  const send = () => {
    if (canSend) {
      onSay(draft.trim());
      setDraft('');
    }
  };
  return (
    <Stack direction="column" gap={0.5}>
      <Stack gap={1} alignItems="flex-end">
        <Stack grow={1} direction="column">
          <TextArea
            aria-label={t('chat.compose.label', 'Message')}
            placeholder={t('chat.compose.placeholder', 'Write a message')}
            rows={2}
            value={draft}
            invalid={isTooLong}
            onChange={({ currentTarget: { value } }) => setDraft(value)}
            onKeyDown={(event) => {
              // Enter also ends a word that is being composed, as in Japanese.
              if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
                event.preventDefault();
                send();
              } else if (event.key === 'Escape' && isBusy) {
                event.stopPropagation();
                onStop();
              }
            }}
          />
        </Stack>
        {isBusy ? (
          // Keys: else a click on Stop, just as the reply ends, would be one on Send.
          <Button key="stop" variant="destructive" icon="square-shape" onClick={onStop}>
            {t('chat.compose.stop', 'Stop')}
          </Button>
        ) : (
          <Button key="send" icon="message" disabled={!canSend} onClick={send}>
            {t('chat.compose.send', 'Send')}
          </Button>
        )}
      </Stack>
      {isTooLong && (
        <FieldValidationMessage>
          {t(
            'chat.compose.too-long',
            'The conversation has {{tokens}} tokens; the model’s context holds {{limit}}, the reply included. Shorten it, or begin a new conversation.',
            { tokens: countText(count.tokens), limit: countText(limit) }
          )}
        </FieldValidationMessage>
      )}
      {count && <ContextMeter tokens={count.tokens} limit={limit} />}
    </Stack>
  );
}
