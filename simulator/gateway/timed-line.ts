import { type EventQueue, type SimulatedEvent } from '../core/events';

/** What can stand in a line, in one at a time. */
export interface Standing<T extends Standing<T>> {
  line?: TimedLine<T>;
  /** When it came into its line, simulated seconds. */
  since: number;
  previous?: T;
  next?: T;
}

/**
 * Requests in the order in which they came, any of which may leave, and none of which stays longer than a time. All
 * have the same time, so one planned event is enough: the first one's.
 */
export class TimedLine<T extends Standing<T>> implements SimulatedEvent {
  first: T | undefined;
  size = 0;
  private last: T | undefined;
  private planned = false;

  /**
   * @param seconds how long one may stay.
   * @param expire called with each that has stayed for that time; takes it out.
   */
  constructor(
    private readonly events: EventQueue,
    private readonly seconds: number,
    private readonly expire: (one: T, now: number) => void
  ) {}

  /** Lets one in at the end. */
  push(one: T, now: number): void {
    one.line = this;
    one.since = now;
    one.previous = this.last;
    if (this.last === undefined) {
      this.first = one;
    } else {
      this.last.next = one;
    }
    this.last = one;
    this.size++;
    this.plan();
  }

  /** Takes out one that stands in this line. */
  remove(one: T): void {
    const { previous, next } = one;
    if (previous === undefined) {
      this.first = next;
    } else {
      previous.next = next;
    }
    if (next === undefined) {
      this.last = previous;
    } else {
      next.previous = previous;
    }
    one.line = one.previous = one.next = undefined;
    this.size--;
  }

  fire(now: number): void {
    this.planned = false;
    while (this.first !== undefined && this.first.since + this.seconds <= now) {
      this.expire(this.first, now);
    }
    this.plan();
  }

  private plan(): void {
    if (!this.planned && this.first !== undefined) {
      this.planned = true;
      this.events.at(this.first.since + this.seconds, this);
    }
  }
}
