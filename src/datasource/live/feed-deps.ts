import type { HistoryBudget } from '../../engine/exposition/history';
import type { Labels, Scrape } from '../../engine/exposition/types';
import type { PageName } from '../query/model';
import type { Attempt } from './types';

/** Where scrapes outlive the page; every call settles, whatever happens. */
export interface FeedStore {
  load(since: number): Promise<readonly Scrape[]>;
  append(scrapes: readonly Scrape[]): Promise<void>;
  /** Writes what was appended. */
  flush(): Promise<void>;
  /** Whether everything is gone. */
  erase(): Promise<boolean>;
  /** Why not everything is kept, or could be erased. */
  readonly problem?: { readonly text: string };
  close(): Promise<void>;
}

/** The other tabs of this browser. */
export interface FeedTabs {
  /** Takes part in the election until the returned function is called. */
  join(onLead: (leading: boolean) => void): () => void;
  /** Hears what the leading tab scraped, and that the history was erased. */
  listen(handlers: { attempt: (attempt: Attempt) => void; hello: () => void; erase: () => void }): () => void;
  send(attempt: Attempt): void;
  hello(): void;
  erase(): void;
}

export interface FeedDeps {
  readonly page: PageName;
  readonly target: Labels;
  readonly fetch: (signal: AbortSignal) => Promise<Attempt>;
  readonly wanted: number;
  /** Milliseconds of history. */
  readonly span: number;
  readonly budget: HistoryBudget;
  readonly store: () => Promise<FeedStore>;
  readonly tabs: () => FeedTabs;
  readonly now?: () => number;
}

/** Erases a store. @throws Error that says why it could not. */
export async function eraseAll(store: FeedStore): Promise<void> {
  if (!(await store.erase())) {
    throw new Error(store.problem?.text ?? 'The browser did not say why.');
  }
}
