import { Observable, ReplaySubject, share, timer } from 'rxjs';
import { History } from '../../engine/exposition/history';
import { PageReader } from '../../engine/exposition/parse';
import type { Layout, Scrape } from '../../engine/exposition/types';
import { isCutShort } from '../connection/cut-short';
import type { Problem } from '../connection/problem';
import { CUT_OFF, problemOfReading } from '../connection/problem-of-body';
import { eraseAll, type FeedDeps } from './feed-deps';
import { FeedSession } from './feed-session';
import type { Attempt, FeedState } from './types';

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
