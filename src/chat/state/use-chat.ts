import { useCallback, useEffect, useRef, useState } from 'react';
import { messagesOf, withNode, withReply } from '../../engine/chat/conversation/conversation';
import type { Conversation } from '../../engine/chat/conversation/types';
import { recordOf } from '../../engine/chat/record';
import type { ChatSource } from '../../engine/chat/source';
import { type ChatSettings, requestSettings } from '../settings';
import { LiveReply } from './live-reply';
import { newId } from './new-id';

/** The reply that is on its way. */
export interface Pending {
  /** The message that it answers. */
  readonly parent: string;
  readonly conversation: string;
  readonly live: LiveReply;
}

export interface Chat {
  readonly pending?: Pending;
  /** The live replies of this page's time by their message, with what was sent and what came. */
  readonly seen: ReadonlyMap<string, LiveReply>;
  /** Says something after a message, or at the beginning, and asks for a reply. */
  say(text: string, after: string | null): void;
  /** Asks for a reply, or another one, to a message. */
  answer(to: string): void;
  stop(): void;
}

/** Talks to an engine; what is said and answered goes into the conversation. */
export function useChat(
  source: ChatSource,
  model: string,
  settings: ChatSettings,
  conversation: Conversation,
  change: (id: string, edit: (conversation: Conversation) => Conversation) => void
): Chat {
  const [pending, setPending] = useState<Pending>();
  const [seen, setSeen] = useState<ReadonlyMap<string, LiveReply>>(new Map());
  const running = useRef<LiveReply | undefined>(undefined);
  useEffect(() => () => running.current?.run.stop(), []);

  const ask = useCallback(
    (of: Conversation, to: string) => {
      const messages = messagesOf(of, settings.system ?? '', to);
      const live = new LiveReply(source, { model, messages, ...requestSettings(settings) }, settings);
      running.current = live;
      setPending({ parent: to, conversation: of.id, live });
      void live.run.finished.then(() => {
        const { run } = live;
        const node = {
          id: newId(),
          parent: to,
          role: 'assistant' as const,
          text: run.reply.text,
          at: Date.now(),
          reply: recordOf(run),
        };
        change(of.id, (now) => withReply(now, node));
        setSeen((all) => new Map(all).set(node.id, live));
        setPending((now) => (now?.live === live ? undefined : now));
        // The engine's own figures come a scrape later.
        void live.finished.then(() => setSeen((all) => new Map(all)));
      });
    },
    [source, model, settings, change]
  );

  return {
    pending,
    seen,
    say: (text, after) => {
      const node = { id: newId(), parent: after, role: 'user' as const, text, at: Date.now() };
      const next = withNode(conversation, node);
      change(conversation.id, () => next);
      ask(next, node.id);
    },
    answer: (to) => {
      change(conversation.id, (now) => ({ ...now, leaf: to }));
      ask(conversation, to);
    },
    stop: () => running.current?.run.stop(),
  };
}
