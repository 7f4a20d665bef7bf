/** Something that happens at an instant of simulated time. */
export interface SimulatedEvent {
  /** @param now simulated seconds since the simulation began. */
  fire(now: number): void;
}

/**
 * Simulated time and what is due in it: a binary heap ordered by time, and by the order of planning where times are
 * equal, so that a run with one seed is always the same run.
 */
export class EventQueue {
  private readonly times: number[] = [];
  private readonly orders: number[] = [];
  private readonly events: SimulatedEvent[] = [];
  private planned = 0;
  private clock = 0;

  /** Simulated seconds since the simulation began. */
  get now(): number {
    return this.clock;
  }

  /** The time of the next event, seconds; infinity where none is planned. */
  get next(): number {
    return this.times.length > 0 ? this.times[0] : Infinity;
  }

  /** Plans an event; a time in the past means now. */
  at(time: number, event: SimulatedEvent): void {
    const { times, orders, events } = this;
    const due = time > this.clock ? time : this.clock;
    const order = this.planned++;
    let index = times.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (times[parent] <= due) {
        break;
      }
      times[index] = times[parent];
      orders[index] = orders[parent];
      events[index] = events[parent];
      index = parent;
    }
    times[index] = due;
    orders[index] = order;
    events[index] = event;
  }

  /** Plans an event `delay` seconds from now. */
  after(delay: number, event: SimulatedEvent): void {
    this.at(this.clock + delay, event);
  }

  /** Plans a function instead of an event object; for what is rare. */
  call(time: number, run: (now: number) => void): void {
    this.at(time, { fire: run });
  }

  /** Fires everything that is due up to `time`, seconds, and sets the clock to it. */
  runUntil(time: number): void {
    while (this.times.length > 0 && this.times[0] <= time) {
      this.fireNext();
    }
    this.clock = Math.max(this.clock, time);
  }

  private fireNext(): void {
    const { times, orders, events } = this;
    const time = times[0];
    const event = events[0];
    const lastTime = times.pop() as number;
    const lastOrder = orders.pop() as number;
    const lastEvent = events.pop() as SimulatedEvent;
    const size = times.length;
    if (size > 0) {
      let index = 0;
      for (;;) {
        let child = 2 * index + 1;
        if (child >= size) {
          break;
        }
        const right = child + 1;
        if (
          right < size &&
          (times[right] < times[child] || (times[right] === times[child] && orders[right] < orders[child]))
        ) {
          child = right;
        }
        if (lastTime < times[child] || (lastTime === times[child] && lastOrder < orders[child])) {
          break;
        }
        times[index] = times[child];
        orders[index] = orders[child];
        events[index] = events[child];
        index = child;
      }
      times[index] = lastTime;
      orders[index] = lastOrder;
      events[index] = lastEvent;
    }
    this.clock = time;
    event.fire(time);
  }
}
