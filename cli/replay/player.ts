import { type RecordedScrape } from '../../src/engine/recording/types';
import { renderPage } from './render';
import { makeTape, type Tape } from './tape';

export interface PlayerOptions {
  /** When the replay begins, milliseconds since the epoch. */
  readonly startedAtMs: number;
  /** Recorded seconds a second; 1 is real time. */
  readonly speed?: number;
  /** Begin again at the end; on by default. */
  readonly loop?: boolean;
}

/** What the engine answers at a moment: a page, a failure as recorded, or nothing any more. */
export type Answer =
  | { readonly kind: 'page'; readonly text: string }
  | { readonly kind: 'failure'; readonly status: number }
  | { readonly kind: 'over' };

/** Plays a recording as a live engine. Pure: it has no clock of its own. */
export class Player {
  private readonly tape: Tape;
  private readonly speed: number;

  constructor(
    scrapes: readonly RecordedScrape[],
    private readonly options: PlayerOptions
  ) {
    this.tape = makeTape(scrapes);
    this.speed = options.speed ?? 1;
  }

  /** How long one pass takes, milliseconds. */
  get passMs(): number {
    return this.tape.periodMs / this.speed;
  }

  /** What the engine answers at this moment, milliseconds since the epoch. */
  answerAt(nowMs: number): Answer {
    const played = Math.max(0, nowMs - this.options.startedAtMs) * this.speed;
    const loop = Math.floor(played / this.tape.periodMs);
    if (loop > 0 && this.options.loop === false) {
      return { kind: 'over' };
    }
    const offset = played - loop * this.tape.periodMs;
    const after = this.tape.slots.findIndex((slot) => slot.offsetMs > offset);
    const slot = this.tape.slots[after < 0 ? this.tape.slots.length - 1 : after - 1];
    if (slot.page === undefined) {
      return { kind: 'failure', status: slot.status };
    }
    const clock = { startedAt: this.options.startedAtMs / 1000, speed: this.speed };
    return { kind: 'page', text: renderPage(this.tape, slot.page, loop, clock) };
  }
}
