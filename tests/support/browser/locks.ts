import type { VirtualTime } from './virtual-time';

interface Bid {
  readonly owner: Owner;
  readonly take: (lock: Lock) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly signal: AbortSignal | undefined;
  /** From 0 to 1: how soon the browser sees that it was aborted. */
  readonly withdrawal: number;
}

interface Owner {
  readonly alive: boolean;
}

/** Exclusive Web Locks of one browser: requests wait in line, and each message takes its time. */
export class BrowserLocks {
  private readonly lines = new Map<string, Bid[]>();
  private readonly holders = new Map<string, Bid>();

  constructor(
    private readonly time: VirtualTime,
    private readonly latency: () => number,
    private readonly random: () => number
  ) {}

  /** How many requests wait for a lock. */
  waiting(name: string): number {
    return this.line(name).length;
  }

  /** The lock manager of one tab. */
  of(owner: Owner): Pick<LockManager, 'request'> {
    const request = (name: string, options: LockOptions, take: (lock: Lock) => unknown) =>
      new Promise((resolve, reject) => {
        const bid = { owner, take, resolve, reject, signal: options.signal, withdrawal: this.random() };
        options.signal?.addEventListener('abort', () => this.abort(name, bid));
        this.time.after(this.latency(), () => {
          if (owner.alive && !options.signal?.aborted) {
            this.line(name).push(bid);
            this.grant(name);
          }
        });
      });
    return { request } as Pick<LockManager, 'request'>;
  }

  /** Gives back what a tab held that is gone. */
  drop(owner: Owner): void {
    for (const [name, line] of this.lines) {
      this.lines.set(
        name,
        line.filter((bid) => bid.owner !== owner)
      );
    }
    for (const [name, bid] of this.holders) {
      if (bid.owner === owner) {
        this.time.after(this.latency(), () => this.release(name, bid));
      }
    }
  }

  private grant(name: string): void {
    const bid = this.holders.has(name) ? undefined : this.line(name).shift();
    if (!bid) {
      return;
    }
    this.holders.set(name, bid);
    this.time.after(this.latency(), () => {
      // A lock may be handed over although the request for it was aborted meanwhile.
      if (!bid.owner.alive || (bid.signal?.aborted && bid.withdrawal < 0.5)) {
        this.release(name, bid);
        return;
      }
      const held = Promise.resolve(bid.take({ name, mode: 'exclusive' }));
      void held.then(bid.resolve, bid.reject).finally(() => {
        this.time.after(this.latency(), () => this.release(name, bid));
      });
    });
  }

  private release(name: string, bid: Bid): void {
    if (this.holders.get(name) === bid) {
      this.holders.delete(name);
      this.grant(name);
    }
  }

  private abort(name: string, bid: Bid): void {
    const line = this.line(name);
    this.lines.set(
      name,
      line.filter((other) => other !== bid)
    );
    bid.reject(new DOMException('aborted', 'AbortError'));
  }

  private line(name: string): Bid[] {
    const line = this.lines.get(name) ?? [];
    this.lines.set(name, line);
    return line;
  }
}
