import { type Random } from '../core/random';
import { type SimulatedService } from '../server/service';
import { type ServerState } from '../server/state';
import { type Tokenizer } from './tokenizer';

/** What lets simulated time pass: told of requests, so that they come in and are worked on without delay. */
export interface Clock {
  /** Brings simulated time up to now: before a request comes in. */
  catchUp(): void;
  /** Looks again at what is due next: after a request has planned something. */
  replan(): void;
}

/** What all simulated servers of one surface share. */
export interface Shared {
  readonly random: Random;
  readonly tokenizer: Tokenizer;
  readonly renderMetrics: (state: ServerState) => string;
  readonly clock?: Clock;
}

/** A simulated server under its own address. */
export class Target {
  /** Generation requests in progress, for `/load`. */
  load = 0;
  readonly settings: SimulatedService['settings'];

  /** @param prefix what its paths begin with; empty on a port of its own. */
  constructor(
    readonly service: SimulatedService,
    readonly prefix: string,
    readonly shared: Shared
  ) {
    this.settings = service.settings;
  }

  /** @param length of the result, hexadecimal digits. */
  hex(length: number): string {
    let text = '';
    while (text.length < length) {
      text += (this.shared.random.integer() >>> 0).toString(16).padStart(8, '0');
    }
    return text.slice(0, length);
  }
}
