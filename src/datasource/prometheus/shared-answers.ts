import { defer, type Observable, ReplaySubject, share, tap, timer } from 'rxjs';

export interface SharedAnswersOptions {
  /** How long an answer is kept after it came, milliseconds. */
  readonly keep?: number;
  /** How many are kept at most, those under way included. */
  readonly limit?: number;
}

/**
 * Answers by what was asked. Whoever asks the same while the answer is under way, or just after it came, gets the same
 * one. A request is cancelled when the last one who waits for it leaves, and an error is forgotten at once.
 */
export class SharedAnswers<T> {
  private readonly known = new Map<string, Observable<T>>();
  private readonly keep: number;
  private readonly limit: number;

  constructor({ keep = 5_000, limit = 512 }: SharedAnswersOptions = {}) {
    this.keep = keep;
    this.limit = limit;
  }

  /** The answer to `key`; `ask` is subscribed to where there is none. */
  get(key: string, ask: () => Observable<T>): Observable<T> {
    const known = this.known.get(key);
    if (known) {
      return known;
    }
    const forget = () => {
      if (this.known.get(key) === answer) {
        this.known.delete(key);
      }
    };
    const answer: Observable<T> = defer(ask).pipe(
      tap({ error: forget, unsubscribe: forget }),
      share({
        connector: () => new ReplaySubject<T>(1),
        resetOnComplete: () => timer(this.keep).pipe(tap(forget)),
      })
    );
    this.known.set(key, answer);
    this.bound();
    return answer;
  }

  /** Whether there is an answer to `key`, or one is under way. */
  has(key: string): boolean {
    return this.known.has(key);
  }

  private bound(): void {
    for (const key of this.known.keys()) {
      if (this.known.size <= this.limit) {
        return;
      }
      this.known.delete(key);
    }
  }
}
