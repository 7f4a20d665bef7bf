import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { emptyConversation } from '../../engine/chat/conversation/conversation';
import type { Conversation } from '../../engine/chat/conversation/types';
import { newId } from './new-id';
import { OwnStore } from './own-store';

/** The conversations of this browser, and the one that is open. */
export interface Conversations {
  readonly conversation: Conversation;
  readonly others: readonly Conversation[];
  /** Why nothing is kept; undefined where all is well. */
  readonly problem?: string;
  /** Changes one of them, open or not; one that was deleted stays so. */
  change(id: string, edit: (conversation: Conversation) => Conversation): void;
  open(id: string): void;
  begin(): void;
  /** Deletes the one that is open. */
  remove(): void;
  eraseAll(): void;
}

const lastSaid = ({ nodes }: Conversation) => nodes.at(-1)?.at ?? 0;
const fresh = () => emptyConversation(newId());

/** Reads the conversations that this browser keeps, and keeps what changes. */
export function useConversations(): Conversations {
  const storage = useMemo(() => new OwnStore('vllm-console-chat', lastSaid), []);
  const [all, setAll] = useState<readonly Conversation[]>(() => [fresh()]);
  const [openId, setOpenId] = useState(all[0].id);
  const [problem, setProblem] = useState<string>();
  const report = useCallback((error: unknown) => setProblem(String(error)), []);
  const list = useRef(all);
  const put = useCallback((next: readonly Conversation[]) => {
    list.current = next;
    setAll(next);
  }, []);
  const conversation = all.find(({ id }) => id === openId) ?? all[0];

  useEffect(() => {
    storage.all().then((kept) => {
      const here = list.current;
      put([...here, ...kept.filter(({ id }) => here.every((one) => one.id !== id))]);
      // What was said last goes on, unless something was said meanwhile.
      setOpenId((id) => (here.some(({ nodes }) => nodes.length > 0) ? id : (kept[0]?.id ?? id)));
    }, report);
  }, [storage, put, report]);

  const change = useCallback(
    (id: string, edit: (conversation: Conversation) => Conversation) =>
      put(
        list.current.map((one) => {
          if (one.id !== id) {
            return one;
          }
          const next = edit(one);
          storage.keep(next).catch(report);
          return next;
        })
      ),
    [storage, put, report]
  );
  const openFresh = () => {
    const next = fresh();
    put([next, ...list.current.filter(({ nodes }) => nodes.length > 0)]);
    setOpenId(next.id);
  };
  return {
    conversation,
    others: all.filter(({ id, nodes }) => id !== conversation.id && nodes.length > 0),
    problem,
    change,
    open: setOpenId,
    begin: openFresh,
    remove: () => {
      storage.forget(conversation.id).catch(report);
      put(list.current.filter(({ id }) => id !== conversation.id));
      openFresh();
    },
    eraseAll: () => {
      storage.eraseAll().catch(report);
      put([]);
      openFresh();
    },
  };
}
