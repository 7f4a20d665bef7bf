/** Milliseconds of work before the browser may do something else. */
const SLICE = 12;

/** Works until the time `until` of the queue's clock; false where it is not done. */
export type Work = (until: number) => boolean;

/**
 * Lets the panels of one datasource work one after the other, in slices, so that a dashboard that just opened stays
 * responsive and fills panel by panel.
 */
export class WorkQueue {
  private waiting = new Set<Work>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `now` in milliseconds, `performance.now` without it. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Does the work soon: after what was added before, and again until it is done. */
  add(work: Work): void {
    this.waiting.add(work);
    this.timer ??= setTimeout(() => this.run());
  }

  /** Forgets work that has not been done. */
  drop(work: Work): void {
    this.waiting.delete(work);
  }

  private run(): void {
    this.timer = undefined;
    const until = this.now() + SLICE;
    try {
      for (const work of this.waiting) {
        this.waiting.delete(work);
        if (!work(until)) {
          this.waiting = new Set([work, ...this.waiting]);
          break;
        }
        if (this.now() >= until) {
          break;
        }
      }
    } finally {
      // Also where one of them throws: the others go on.
      if (this.waiting.size > 0) {
        this.timer ??= setTimeout(() => this.run());
      }
    }
  }
}
