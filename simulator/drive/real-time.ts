import { type EventQueue } from '../core/events';

export interface RealTimeOptions {
  /** Simulated seconds a second. */
  readonly speed?: number;
  /** Called where the simulation has fallen behind by more than a second, with the seconds. */
  readonly onLate?: (seconds: number) => void;
}

/** A shorter wait than this is not worth a timer, milliseconds. */
const SHORTEST_MS = 1;
/** Longest wait, so that what is planned from outside is noticed, milliseconds. */
const LONGEST_MS = 20;
const LATE_SECONDS = 1;

/** Lets simulated time pass at the pace of the clock. */
export class RealTime {
  private readonly speed: number;
  private readonly onLate: (seconds: number) => void;
  private readonly beganAt: number;
  private readonly beganFrom: number;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly events: EventQueue,
    { speed = 1, onLate = () => undefined }: RealTimeOptions = {}
  ) {
    this.speed = speed;
    this.onLate = onLate;
    this.beganAt = performance.now();
    this.beganFrom = events.now;
    this.tick();
  }

  /** Simulated seconds by which the simulation is behind the clock. */
  get behind(): number {
    return Math.max(0, this.due() - this.events.now);
  }

  /** Brings simulated time up to the clock now: before a page is made, and before a request comes in. */
  catchUp(): void {
    this.events.runUntil(this.due());
  }

  /** Looks again at what is due next: after something was planned from outside. */
  replan(): void {
    clearTimeout(this.timer);
    const wait = ((this.events.next - this.due()) / this.speed) * 1000;
    this.timer = setTimeout(() => this.tick(), Math.min(LONGEST_MS, Math.max(SHORTEST_MS, wait)));
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private due(): number {
    return this.beganFrom + ((performance.now() - this.beganAt) / 1000) * this.speed;
  }

  private tick(): void {
    const { behind } = this;
    if (behind > LATE_SECONDS * this.speed) {
      this.onLate(behind);
    }
    this.catchUp();
    this.replan();
  }
}
