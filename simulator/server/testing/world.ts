import { type EngineCore } from '../../core/engine';
import { SegmentedContent, type TokenContent } from '../../core/content';
import { EventQueue } from '../../core/events';
import { Random } from '../../core/random';
import { type RequestListener, type RequestSpec, type SimulatedRequest } from '../../core/request';
import { type EngineMetrics } from '../../metrics/engine-metrics';
import { SimulatedServer } from '../server';
import { DEFAULT_SETTINGS, parseSettings, type EngineSettings } from '../settings';

/** Steps of 10 ms whatever is in them, after 1 ms in the API server. */
export const PLAIN_STEPS = {
  ...DEFAULT_SETTINGS.stepTime,
  base: 0.01,
  perPrefillToken: 0,
  perDecodeSequence: 0,
  perKvToken: 0,
  jitter: 0,
  frontendBase: 0.001,
  frontendPerPromptToken: 0,
};

/** What a client sends; a number as prompt is that many tokens that nobody else has. */
export interface Question extends Partial<Omit<RequestSpec, 'prompt'>> {
  readonly prompt?: number | TokenContent;
}

/** A request, and what its client heard of it. */
export class Asked implements RequestListener {
  request!: SimulatedRequest;
  /** How it ended: a finish reason, a rejection's reason, or `aborted`; one entry if all is well. */
  readonly endings: string[] = [];
  late: boolean | undefined;
  received = 0;
  firstAt = Number.NaN;

  constructor(private readonly onTokens?: (asked: Asked) => void) {}

  tokens(_request: SimulatedRequest, count: number, now: number): void {
    if (this.received === 0) {
      this.firstAt = now;
    }
    this.received += count;
    this.onTokens?.(this);
  }

  finished(_request: SimulatedRequest, reason: string): void {
    this.endings.push(reason);
  }

  rejected(_request: SimulatedRequest, reason: string, late: boolean): void {
    this.endings.push(reason);
    this.late = late;
  }
}

/** A server, its clock and its clients. */
export class World {
  readonly events = new EventQueue();
  readonly server: SimulatedServer;
  readonly asked: Asked[] = [];

  constructor(settings: Partial<EngineSettings> = {}, seed = 1) {
    this.server = new SimulatedServer({
      settings: parseSettings({ stepTime: PLAIN_STEPS, ...settings }),
      events: this.events,
      random: new Random(seed),
      epoch: 1_790_000_000,
    });
  }

  get engine(): EngineCore {
    return this.server.engines[0];
  }

  get metrics(): EngineMetrics {
    return this.engine.metrics;
  }

  /** Sends a request now. */
  ask(question: Question = {}, onTokens?: (asked: Asked) => void): Asked {
    const { server } = this;
    const { prompt = 100, ...rest } = question;
    const asked = new Asked(onTokens);
    const content =
      typeof prompt === 'number' ? new SegmentedContent([{ id: server.nextContentId(), length: prompt }]) : prompt;
    const spec = { maxTokens: 10, naturalTokens: Infinity, replyId: server.nextContentId(), ...rest, prompt: content };
    asked.request = server.submit(spec, asked);
    this.asked.push(asked);
    return asked;
  }

  abort(asked: Asked): void {
    if (asked.request.state !== 'finished') {
      asked.endings.push('aborted');
      this.server.abort(asked.request);
    }
  }

  run(seconds: number): void {
    this.events.runUntil(this.events.now + seconds);
  }

  /** Runs event by event until nothing is planned, and looks after each. */
  settle(look?: () => void): void {
    while (this.events.next < Infinity) {
      this.events.runUntil(this.events.next);
      look?.();
    }
  }
}
