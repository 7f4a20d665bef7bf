import type { Contest, Seat } from './contest';
import type { Clock, SharedStorage } from './environment';
import { TERM, leaseText, readLease, remaining } from './lease';

export interface LeaseDeps {
  readonly storage: SharedStorage;
  readonly clock: Clock;
  readonly random: () => number;
}

const RENEWAL = TERM / 3;
// Candidates come one after the other, and each waits until the others must have seen its claim.
const SPREAD = 100;
const SETTLING = 100;

/** The tab that wrote the last lease under this key leads, as long as it renews it. */
export function leaseContest(deps: LeaseDeps, key: string): Contest {
  return (seat) => {
    const candidate = new Candidate(deps, key, seat);
    candidate.enter();
    return () => candidate.leave();
  };
}

class Candidate {
  private readonly id: string;
  private role: 'waiting' | 'claiming' | 'leading' = 'waiting';
  /** The text whose end is waited for. */
  private seen: string | null = null;
  private cancel: () => void = () => undefined;
  private unwatch: () => void = () => undefined;

  constructor(
    private readonly deps: LeaseDeps,
    private readonly key: string,
    private readonly seat: Seat
  ) {
    this.id = `${Math.floor(deps.random() * 2 ** 48).toString(36)}-${Math.floor(deps.random() * 2 ** 48).toString(36)}`;
  }

  enter(): void {
    this.guard(() => {
      this.probe();
      this.unwatch = this.deps.storage.watch(this.key, () => this.guard(() => this.look()));
      this.wait(this.stored);
    });
  }

  leave(): void {
    this.stop();
    try {
      if (this.role !== 'waiting' && this.isMine(this.stored)) {
        this.deps.storage.remove(this.key);
      }
    } catch {
      // The lease ends by itself.
    }
  }

  private get stored(): string | null {
    return this.deps.storage.get(this.key);
  }

  /** Another tab wrote. */
  private look(): void {
    const text = this.stored;
    if (this.role === 'waiting') {
      this.wait(text);
    } else if (text === null) {
      this.insist();
    } else if (!this.isMine(text)) {
      this.yieldTo(text);
    }
  }

  private wait(text: string | null): void {
    this.seen = text;
    this.plan(remaining(text, this.deps.clock.now()) + this.deps.random() * SPREAD, () => this.claim());
  }

  private claim(): void {
    const text = this.stored;
    if (text !== this.seen) {
      this.wait(text);
      return;
    }
    this.settle();
  }

  /** Claims the lease, and leads if the claim still stands when all others must have seen it. */
  private settle(): void {
    this.role = 'claiming';
    this.write();
    this.plan(SETTLING * (1 + this.deps.random()), () => this.renew());
  }

  /** The lease was erased: by a person, or by another tab that gave up its claim when this one was on its way. */
  private insist(): void {
    if (this.role === 'claiming') {
      this.settle();
    } else {
      this.write();
      this.plan(RENEWAL, () => this.renew());
    }
  }

  private renew(): void {
    const text = this.stored;
    if (text === null) {
      this.insist();
      return;
    }
    if (!this.isMine(text)) {
      this.yieldTo(text);
      return;
    }
    this.write();
    this.plan(RENEWAL, () => this.renew());
    if (this.role === 'claiming') {
      this.role = 'leading';
      this.seat.lead(true);
    }
  }

  private yieldTo(text: string): void {
    const led = this.role === 'leading';
    this.role = 'waiting';
    this.wait(text);
    if (led) {
      this.seat.lead(false);
    }
  }

  private write(): void {
    const { storage, clock } = this.deps;
    storage.set(this.key, leaseText({ owner: this.id, until: clock.now() + TERM }));
  }

  private isMine(text: string | null): boolean {
    return readLease(text)?.owner === this.id;
  }

  /** Throws where the storage keeps nothing, as in some private modes. */
  private probe(): void {
    const { storage } = this.deps;
    const key = `${this.key}:${this.id}`;
    storage.set(key, this.id);
    const kept = storage.get(key);
    storage.remove(key);
    if (kept !== this.id) {
      throw new Error('the storage keeps nothing');
    }
  }

  private plan(ms: number, run: () => void): void {
    this.cancel();
    this.cancel = this.deps.clock.after(ms, () => this.guard(run));
  }

  private stop(): void {
    this.cancel();
    this.unwatch();
  }

  private guard(run: () => void): void {
    try {
      run();
    } catch {
      this.stop();
      this.seat.fail();
    }
  }
}
