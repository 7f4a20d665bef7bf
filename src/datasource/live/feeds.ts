import { defer, from, switchMap, type Observable } from 'rxjs';
import { HistoryBudget } from '../../engine/exposition/history';
import type { Labels } from '../../engine/exposition/types';
import type { PageName } from '../query/model';
import { Feed } from './feed';
import type { FeedStore, FeedTabs } from './feed-deps';
import type { Attempt, FeedState } from './types';
import { WorkQueue } from './work-queue';

export interface FeedsDeps {
  readonly targetOf: (page: PageName) => Labels;
  readonly fetch: (page: PageName, signal: AbortSignal) => Promise<Attempt>;
  /** Read when a feed is first asked for; throw a RangeError for settings that make no sense. */
  readonly wanted: () => number;
  readonly span: () => number;
  readonly store: (page: PageName) => Promise<FeedStore>;
  readonly tabs: (page: PageName) => FeedTabs;
}

/** The feeds of one datasource: one for each page, made when first asked for, sharing one memory budget. */
export class Feeds {
  /** In which those who are fed take turns. */
  readonly queue = new WorkQueue();
  private readonly budget = new HistoryBudget();
  private readonly known = new Map<PageName, Feed>();

  constructor(private readonly deps: FeedsDeps) {}

  /** The feed of a page. @throws RangeError for an interval or a history that is out of bounds. */
  of(page: PageName): Feed {
    const found = this.known.get(page);
    if (found) {
      return found;
    }
    const { targetOf, fetch, wanted, span, store, tabs } = this.deps;
    const feed = new Feed({
      page,
      target: targetOf(page),
      fetch: (signal) => fetch(page, signal),
      wanted: wanted(),
      span: span(),
      budget: this.budget,
      store: () => store(page),
      tabs: () => tabs(page),
    });
    this.known.set(page, feed);
    return feed;
  }

  /** When the history of a page begins; undefined where there is none yet. */
  since(page: PageName): number | undefined {
    return this.known.get(page)?.current.scrapes[0]?.t;
  }

  /** The states of a page; settings that make no sense become the stream's error. */
  states(page: PageName): Observable<FeedState> {
    return defer(() => from([this.of(page)])).pipe(switchMap((feed) => feed.states));
  }

  /** Erases what this browser keeps of the engine. */
  async erase(): Promise<void> {
    await Promise.all((['engine', 'gpu'] as const).map((page) => this.of(page).erase()));
  }
}
