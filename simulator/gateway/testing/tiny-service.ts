import { type EventQueue } from '../../core/events';
import { SimulatedRequest, type RequestListener, type RequestSpec } from '../../core/request';
import { HttpMetrics } from '../../metrics/http-metrics';
import { type ServerHealth, type SimulatedService } from '../../server/service';
import { DEFAULT_SETTINGS } from '../../server/settings';
import { type ServerState } from '../../server/state';

const EPOCH = 1_790_000_000;

/** What becomes of the requests whose `replyId` ends in 8 or 9. */
const REJECTED = 8;
const FAILED = 9;

/** A server that gives a token a second for `maxTokens` seconds; the last digit of `replyId` can say otherwise. */
export class TinyService implements SimulatedService {
  readonly settings = DEFAULT_SETTINGS;
  health: ServerHealth = 'up';
  /** Reply ids in the order in which they came in. */
  readonly seen: number[] = [];
  readonly inFlight = new Set<SimulatedRequest>();
  aborts = 0;
  private readonly http = new HttpMetrics();
  private ids = 1;

  constructor(readonly events: EventQueue) {}

  get unixNow(): number {
    return EPOCH + this.events.now;
  }

  submit(spec: RequestSpec, listener: RequestListener): SimulatedRequest {
    const { now } = this.events;
    const request = new SimulatedRequest(spec, listener, now);
    this.seen.push(spec.replyId);
    this.inFlight.add(request);
    this.events.call(now + 1, (later) => this.step(request, later));
    return request;
  }

  abort(request: SimulatedRequest): void {
    expect(this.inFlight.delete(request)).toBe(true);
    request.state = 'finished';
    this.aborts++;
  }

  nextContentId(): number {
    return this.ids++;
  }

  state(): ServerState {
    const { settings, http, unixNow: now } = this;
    const rejections = { max_num_queued_reqs: 0, max_num_queued_tokens: 0 };
    return { settings, engines: [], http, rejections, startedAt: EPOCH, now, cpuSeconds: 0 };
  }

  private step(request: SimulatedRequest, now: number): void {
    const { listener, spec } = request;
    if (request.state === 'finished') {
      return;
    }
    const fate = spec.replyId % 10;
    if (fate === REJECTED || fate === FAILED) {
      this.leave(request);
      if (fate === REJECTED) {
        listener.rejected?.(request, 'max_num_queued_tokens', true, now);
      } else {
        listener.finished(request, 'error', now);
      }
      return;
    }
    request.queuedAt = request.scheduledAt = request.arrived + 0.5;
    const ends = ++request.output === spec.maxTokens;
    if (ends) {
      this.leave(request);
    }
    listener.tokens?.(request, 1, now);
    if (ends) {
      listener.finished(request, 'length', now);
    } else {
      this.events.call(now + 1, (later) => this.step(request, later));
    }
  }

  private leave(request: SimulatedRequest): void {
    request.state = 'finished';
    this.inFlight.delete(request);
  }
}
