import { createStore, del, delMany, entries, set, type UseStore } from 'idb-keyval';
import { config } from '@grafana/runtime';
import type { Conversation } from '../../engine/chat/conversation/types';

let store: UseStore | undefined;
const opened = () => (store ??= createStore('vllm-console-chat', 'conversations'));

/** Keeps conversations in this browser, apart for each Grafana, organisation and user. */
export class ConversationStorage {
  private readonly prefix: string;

  constructor() {
    const { user } = config.bootData;
    this.prefix = `${JSON.stringify([config.appSubUrl, user.orgId, user.id])}:`;
  }

  /** All of them, the newest first; none where the browser keeps nothing. */
  async all(): Promise<Conversation[]> {
    const kept = (await this.own()).map(([, conversation]) => conversation);
    return kept.sort((a, b) => newest(b) - newest(a));
  }

  async keep(conversation: Conversation): Promise<void> {
    await set(this.prefix + conversation.id, conversation, opened());
  }

  async forget(id: string): Promise<void> {
    await del(this.prefix + id, opened());
  }

  async eraseAll(): Promise<void> {
    await delMany(
      (await this.own()).map(([key]) => key),
      opened()
    );
  }

  private async own(): Promise<Array<[string, Conversation]>> {
    const all = await entries<string, Conversation>(opened());
    return all.filter(([key]) => key.startsWith(this.prefix));
  }
}

function newest({ nodes }: Conversation): number {
  return nodes.at(-1)?.at ?? 0;
}
