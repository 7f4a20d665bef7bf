import { type EventQueue, type SimulatedEvent } from '../core/events';
import { type ArrivalSampler } from './arrivals';
import { InProcessSession, type SessionOptions } from './in-process-session';

/** An open loop: one event at a time, the next arrival. */
export class OpenSource {
  private factor = 0;
  private due = Infinity;
  private planned: Arrival | undefined;

  constructor(
    private readonly events: EventQueue,
    private readonly sampler: ArrivalSampler,
    private readonly send: (now: number) => void
  ) {}

  /** Multiplies the rate; what is left of the gap to the next arrival shrinks as the rate grows. */
  setFactor(factor: number): void {
    const { now } = this.events;
    const scales = factor > 0 && this.factor > 0 && this.due < Infinity;
    this.due = scales ? now + ((this.due - now) * this.factor) / factor : this.sampler.next(now, factor);
    this.factor = factor;
    if (this.planned !== undefined) {
      this.planned.cancelled = true;
    }
    this.plan(new Arrival(this));
  }

  /** The request that was due; plans the next one. */
  arrive(arrival: Arrival, now: number): void {
    this.due = this.sampler.next(now, this.factor);
    this.plan(arrival);
    this.send(now);
  }

  private plan(arrival: Arrival): void {
    this.planned = arrival;
    if (this.due < Infinity) {
      this.events.at(this.due, arrival);
    }
  }
}

class Arrival implements SimulatedEvent {
  cancelled = false;

  constructor(private readonly source: OpenSource) {}

  fire(now: number): void {
    if (!this.cancelled) {
      this.source.arrive(this, now);
    }
  }
}

/** A closed loop: as many sessions as are wanted. */
export class ClosedSource {
  private wanted = 0;
  private live = 0;
  private begun = 0;

  constructor(private readonly options: Omit<SessionOptions, 'keeps' | 'number'>) {}

  /** Multiplies the number of sessions; those too many end at their next question. */
  setFactor(factor: number): void {
    const { options } = this;
    this.wanted = factor > 0 ? Math.max(1, Math.round(options.arrivals.sessions * factor)) : 0;
    while (this.live < this.wanted) {
      this.live++;
      new InProcessSession({ ...options, keeps: () => this.keeps(), number: () => ++this.begun }).start();
    }
  }

  private keeps(): boolean {
    const keeps = this.live <= this.wanted;
    this.live -= keeps ? 0 : 1;
    return keeps;
  }
}
