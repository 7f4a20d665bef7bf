import type { Scrape } from '../../engine/exposition/types';
import { eraseAll, type FeedDeps, type FeedStore, type FeedTabs } from './feed-deps';
import { Scraper } from './scraper';
import type { Attempt } from './types';

/** The feed that a session fills. */
export interface SessionHost {
  load(scrapes: readonly Scrape[]): void;
  ingest(attempt: Attempt, interval: number): Scrape | undefined;
  erase(): void;
  newest(): number;
  emit(): void;
}

/** The time during which somebody looks: the store is open, and this tab scrapes or listens to the one that does. */
export class FeedSession {
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
