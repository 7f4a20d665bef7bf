import { type EventQueue, type SimulatedEvent } from '../core/events';
import { type Random } from '../core/random';
import { type ClosedArrivals } from './arrivals-schema';
import { type Conversation } from './conversation';
import { draw } from './distribution';
import { type DrawnRequest } from './drawn-request';
import { type InProcessRequest, type Turn } from './in-process-request';

/** Least wait after a request that failed, seconds: nobody asks a server that is down without a pause. */
export const FAILURE_PAUSE = 1;

export interface SessionOptions {
  readonly events: EventQueue;
  readonly arrivals: ClosedArrivals;
  readonly random: Random;
  /** Draws a new conversation. */
  readonly begin: () => Conversation;
  readonly send: (drawn: DrawnRequest, turn: Turn, now: number) => void;
  /** Whether the session may go on; where not, it is no longer counted. */
  readonly keeps: () => boolean;
  /** Numbers a new conversation, from 1. */
  readonly number: () => number;
}

/** One place of a closed loop: conversations one after the other, at most one request in flight. */
export class InProcessSession implements SimulatedEvent, Turn {
  number = 0;
  private conversation: Conversation | undefined;

  constructor(private readonly options: SessionOptions) {}

  get turn(): number {
    return this.conversation?.turn ?? 0;
  }

  /** Begins after a part of a think time, so that sessions do not ask all at once. */
  start(): void {
    const { events, random } = this.options;
    events.after(random.uniform() * this.think(), this);
  }

  /** Asks the next question. */
  fire(now: number): void {
    if (this.options.keeps()) {
      this.options.send(this.conversation?.next() ?? this.opening(), this, now);
    }
  }

  /** Reads the answer and thinks; a question that failed ends the conversation. */
  answered(request: InProcessRequest, now: number): void {
    const { events } = this.options;
    if (request.failed) {
      this.conversation = undefined;
      events.at(now + Math.max(this.think(), FAILURE_PAUSE), this);
    } else {
      this.conversation?.replied(request.replyId, request.received);
      events.at(now + this.think(), this);
    }
  }

  private think(): number {
    return draw(this.options.arrivals.thinkSeconds, this.options.random);
  }

  private opening(): DrawnRequest {
    this.conversation = this.options.begin();
    this.number = this.options.number();
    return this.conversation.next() as DrawnRequest;
  }
}
