import { useEffect, useState } from 'react';
import { messagesOf } from '../../engine/chat/conversation/conversation';
import type { Conversation } from '../../engine/chat/conversation/types';
import type { ChatSource, TokenCount } from '../../engine/chat/source';
import type { ServedModel } from '../../engine/limits/models';
import type { ChatSettings } from '../settings';

/** Milliseconds of rest after which the engine is asked. */
const REST = 400;

/** The tokens of the conversation with what is being written, as the engine counts them; undefined until it has. */
export function useTokenCount(
  source: ChatSource,
  conversation: Conversation,
  draft: string,
  model: ServedModel | undefined,
  { system = '', thinking }: ChatSettings
): TokenCount | undefined {
  const [count, setCount] = useState<TokenCount>();
  useEffect(() => {
    let current = true;
    const said = messagesOf(conversation, system);
    const messages = draft.trim() === '' ? said : [...said, { role: 'user' as const, content: draft }];
    const asked = async () =>
      model && messages.length > 0 ? source.countTokens({ model: model.id, messages, thinking }) : undefined;
    const timer = window.setTimeout(() => void asked().then((answer) => current && setCount(answer)), REST);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [source, conversation, draft, model, system, thinking]);
  return count;
}
