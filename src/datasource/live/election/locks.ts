import type { Contest, Seat } from './contest';

/**
 * The tab that holds the lock of this name leads. The browser hands the lock on when the tab lets go of it, is closed
 * or crashes.
 */
export function lockContest(locks: Pick<LockManager, 'request'>, name: string): Contest {
  return (seat) => {
    const bid = new LockBid(seat);
    void bid.place(locks, name);
    return () => bid.withdraw();
  };
}

class LockBid {
  private readonly abort = new AbortController();
  private release: (() => void) | undefined;
  private withdrawn = false;

  constructor(private readonly seat: Seat) {}

  /** Settles once the lock is no longer wanted or cannot be had. */
  async place(locks: Pick<LockManager, 'request'>, name: string): Promise<void> {
    try {
      await locks.request(name, { mode: 'exclusive', signal: this.abort.signal }, () => this.hold());
    } catch {
      if (!this.withdrawn) {
        this.withdrawn = true;
        this.seat.fail();
      }
    }
  }

  withdraw(): void {
    this.withdrawn = true;
    if (this.release) {
      this.release();
    } else {
      this.abort.abort();
    }
  }

  private hold(): Promise<void> {
    return new Promise((resolve) => {
      this.release = resolve;
      // The lock may have been on its way while the bid was withdrawn.
      if (this.withdrawn) {
        resolve();
      } else {
        this.seat.lead(true);
      }
    });
  }
}
