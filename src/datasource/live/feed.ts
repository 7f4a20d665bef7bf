import { Observable, ReplaySubject, share, timer } from 'rxjs';
import { History, type HistoryBudget } from '../../engine/exposition/history';
import { PageReader } from '../../engine/exposition/parse';
import type { Labels, Layout, Scrape } from '../../engine/exposition/types';
import { isCutShort } from '../connection/cut-short';
import type { Problem } from '../connection/problem';
import { CUT_OFF, problemOfReading } from '../connection/problem-of-body';
import type { PageName } from '../query/model';
import { Scraper } from './scraper';
import type { Attempt, FeedState } from './types';

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

/** How long scraping goes on without a subscriber: a dashboard that refreshes leaves none for a moment. */
const GRACE = 10_000;

/** One page, scraped by one tab of the browser for all of them as long as anybody looks at it. */
export class Feed {
  /** What is known after each scrape; at once what is known already, and a failure instead where nothing is. */
  readonly states: Observable<FeedState>;
  private history: History;
  private reader = new PageReader();
  /** Of the page just before, good or not. */
  private lastLayout: Layout | undefined;
  private state: FeedState;
  private session: FeedSession | undefined;

  constructor(private readonly deps: FeedDeps) {
    this.history = new History(deps.budget, deps.span);
    this.state = this.empty();
    this.states = new Observable<FeedState>((subscriber) => {
      const session = new FeedSession(deps, {
        load: (scrapes) => this.restore(scrapes),
        ingest: (attempt, interval) => this.ingest(attempt, interval),
        erase: () => this.clear(),
        newest: () => this.history.scrapes.at(-1)?.t ?? -Infinity,
        emit: () => subscriber.next(this.state),
      });
      this.session = session;
      if (this.state.scrapes.length > 0) {
        subscriber.next(this.state);
      }
      return () => {
        session.close();
        this.session = undefined;
      };
    }).pipe(share({ connector: () => new ReplaySubject(1), resetOnRefCountZero: () => timer(GRACE) }));
  }

  /** What is known now, without a scrape. */
  get current(): FeedState {
    return this.state;
  }

  /** Erases what this browser keeps, in every tab. @throws Error that says why it could not. */
  async erase(): Promise<void> {
    this.clear();
    if (this.session) {
      await this.session.erase();
      return;
    }
    const store = await this.deps.store();
    await eraseAll(store);
    await store.close();
  }

  private restore(scrapes: readonly Scrape[]): void {
    const newest = this.history.scrapes.at(-1)?.t ?? -Infinity;
    const fresh = scrapes.filter(({ t }) => t > newest);
    fresh.forEach((scrape) => this.history.push(scrape));
    const snapshot = fresh.filter((scrape) => scrape.snapshot).at(-1)?.snapshot;
    if (snapshot) {
      this.reader = new PageReader({ layout: snapshot.layout });
    }
    this.state = { ...this.state, scrapes: this.history.scrapes, snapshot: snapshot ?? this.state.snapshot };
  }

  private ingest(attempt: Attempt, interval: number): Scrape | undefined {
    const newest = this.history.scrapes.at(-1)?.t ?? -Infinity;
    if (attempt.t < newest - 2 * interval) {
      this.forgetAfter(attempt.t);
    } else if (attempt.t <= newest) {
      return undefined;
    }
    const { scrape, problem } = this.read(attempt);
    this.history.push(scrape);
    this.state = {
      ...this.state,
      scrapes: this.history.scrapes,
      ...(scrape.snapshot && { snapshot: scrape.snapshot, text: attempt.page, warnings: this.reader.warnings }),
      problem,
      skew: attempt.skew ?? this.state.skew,
      ms: attempt.ms,
      interval,
    };
    return scrape;
  }

  private read(attempt: Attempt): { scrape: Scrape; problem?: Problem } {
    const { t, page, problem } = attempt;
    if (page === undefined) {
      const known = problem ?? { cause: 'unknown', text: 'The scrape gave no page and no reason.' };
      return { scrape: { t, error: known.text }, problem: known };
    }
    try {
      const snapshot = this.reader.read(page, t);
      const { lastLayout } = this;
      this.lastLayout = snapshot.layout;
      return lastLayout && isCutShort(lastLayout, snapshot.layout)
        ? { scrape: { t, error: CUT_OFF.text }, problem: CUT_OFF }
        : { scrape: { t, snapshot } };
    } catch (error) {
      const unread = problemOfReading(error, page);
      return { scrape: { t, error: unread.text }, problem: unread };
    }
  }

  // A clock that was set back: what lies ahead of it cannot be ordered with what is to come.
  private forgetAfter(t: number): void {
    const kept = this.history.scrapes.filter((scrape) => scrape.t < t);
    this.history.dispose();
    this.history = new History(this.deps.budget, this.deps.span);
    kept.forEach((scrape) => this.history.push(scrape));
  }

  private clear(): void {
    this.history.dispose();
    this.history = new History(this.deps.budget, this.deps.span);
    this.reader = new PageReader();
    this.lastLayout = undefined;
    this.state = this.empty();
  }

  private empty(): FeedState {
    const { page, target, wanted } = this.deps;
    return { page, target, scrapes: [], interval: wanted, wantedInterval: wanted };
  }
}

async function eraseAll(store: FeedStore): Promise<void> {
  if (!(await store.erase())) {
    throw new Error(store.problem?.text ?? 'The browser did not say why.');
  }
}

interface SessionHost {
  load(scrapes: readonly Scrape[]): void;
  ingest(attempt: Attempt, interval: number): Scrape | undefined;
  erase(): void;
  newest(): number;
  emit(): void;
}

/** The time during which somebody looks: the store is open, and this tab scrapes or listens to the one that does. */
class FeedSession {
  private readonly scraper: Scraper;
  private readonly tabs: FeedTabs;
  private readonly leave: Array<() => void> = [];
  private readonly store: Promise<FeedStore>;
  private leading = false;
  private closed = false;
  /** Until the first attempt of another tab is heard: what it scraped since this one read the store is missing. */
  private isNew = true;
  private last: Attempt | undefined;

  constructor(
    deps: FeedDeps,
    private readonly host: SessionHost
  ) {
    this.scraper = new Scraper({
      fetch: deps.fetch,
      wanted: deps.wanted,
      now: deps.now,
      onAttempt: (attempt) => this.scraped(attempt),
    });
    this.tabs = deps.tabs();
    this.store = deps.store();
    this.leave.push(
      this.tabs.listen({
        attempt: (attempt) => void this.heard(attempt),
        hello: () => void this.welcome(),
        erase: () => void this.forget(),
      })
    );
    void this.open((deps.now ?? Date.now)() - deps.span);
  }

  /** Erases the stored history, and tells the other tabs to do so. */
  async erase(): Promise<void> {
    this.tabs.erase();
    this.host.erase();
    await eraseAll(await this.store);
    this.host.emit();
  }

  close(): void {
    this.closed = true;
    this.scraper.stop();
    this.leave.forEach((leave) => leave());
    void this.store.then((store) => store.close());
  }

  private async open(since: number): Promise<void> {
    const scrapes = await (await this.store).load(since);
    if (this.closed) {
      return;
    }
    if (scrapes.length > 0) {
      this.host.load(scrapes);
      this.host.emit();
    }
    this.tabs.hello();
    this.leave.push(
      this.tabs.join((leading) => {
        this.leading = leading;
        if (leading && !this.closed) {
          this.scraper.start(this.host.newest());
        } else {
          this.scraper.stop();
          void this.store.then((store) => store.flush());
        }
      })
    );
  }

  private scraped(attempt: Attempt): void {
    this.isNew = false;
    this.last = attempt;
    this.tabs.send(attempt);
    const scrape = this.host.ingest(attempt, this.scraper.interval);
    if (scrape) {
      void this.store.then((store) => store.append([scrape]));
    }
    this.host.emit();
  }

  // What a tab has not written yet would come back after another one erased the rest.
  private async forget(): Promise<void> {
    this.host.erase();
    await (await this.store).erase();
    this.host.emit();
  }

  // A newcomer reads the history from the store, so all of it must be there.
  private async welcome(): Promise<void> {
    if (this.leading && this.last) {
      await (await this.store).flush();
      this.tabs.send(this.last);
    }
  }

  private async heard(attempt: Attempt): Promise<void> {
    this.scraper.learn(attempt);
    if (this.isNew) {
      this.isNew = false;
      this.host.load(await (await this.store).load(this.host.newest() + 1));
    }
    if (this.host.ingest(attempt, this.scraper.interval)) {
      this.host.emit();
    }
  }
}
