import { config } from '@grafana/runtime';
import { createStore, del, delMany, entries, set, type UseStore } from 'idb-keyval';

const opened = new Map<string, UseStore>();

/** Things with an id that this browser keeps (IndexedDB), apart for each Grafana, organisation and user. */
export class OwnStore<T extends { readonly id: string }> {
  private readonly prefix: string;

  /** @param at when one was last of use, milliseconds since the epoch: the newest comes first. */
  constructor(
    private readonly name: string,
    private readonly at: (one: T) => number
  ) {
    const { user } = config.bootData;
    this.prefix = `${JSON.stringify([config.appSubUrl, user.orgId, user.id])}:`;
  }

  /** All of them, the newest first. Rejects where the browser keeps nothing. */
  async all(): Promise<T[]> {
    const kept = (await this.own()).map(([, one]) => one);
    return kept.sort((a, b) => this.at(b) - this.at(a));
  }

  async keep(one: T): Promise<void> {
    await set(this.prefix + one.id, one, this.store());
  }

  async forget(id: string): Promise<void> {
    await del(this.prefix + id, this.store());
  }

  async eraseAll(): Promise<void> {
    await delMany(
      (await this.own()).map(([key]) => key),
      this.store()
    );
  }

  private async own(): Promise<Array<[string, T]>> {
    const all = await entries<string, T>(this.store());
    return all.filter(([key]) => key.startsWith(this.prefix));
  }

  private store(): UseStore {
    const store = opened.get(this.name) ?? createStore(this.name, 'kept');
    opened.set(this.name, store);
    return store;
  }
}
