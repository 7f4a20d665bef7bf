import { type FinishReason } from '../core/finish';
import { SimulatedRequest, type RejectionReason, type RequestListener, type RequestSpec } from '../core/request';
import { type GatewayStatus } from './metrics';
import { type Standing, type TimedLine } from './timed-line';

/** What a forwarded request tells its gateway. */
export interface GatewayRequestOwner {
  /** It has ended by itself: its slot is free. */
  ended(request: GatewayRequest, status: GatewayStatus, now: number): void;
}

/**
 * A request as a client of the gateway sees it, which listens to the one that the engine has for it. It is `arriving`
 * until it gets a slot. `queuedAt` and `scheduledAt` are the engine's, the other times those of the gateway's client:
 * simulated seconds.
 */
export class GatewayRequest extends SimulatedRequest implements RequestListener, Standing<GatewayRequest> {
  line?: TimedLine<GatewayRequest>;
  since = Number.NaN;
  previous?: GatewayRequest;
  next?: GatewayRequest;
  /** The engine's request, while it holds a slot. */
  inner?: SimulatedRequest;

  constructor(
    private readonly owner: GatewayRequestOwner,
    spec: RequestSpec,
    listener: RequestListener,
    now: number
  ) {
    super(spec, listener, now);
  }

  tokens(inner: SimulatedRequest, count: number, now: number): void {
    this.follow(inner);
    this.state = inner.state === 'finished' ? 'finished' : 'running';
    if (this.output === 0) {
      this.firstTokenAt = now;
    }
    this.lastTokenAt = now;
    this.output += count;
    this.listener.tokens?.(this, count, now);
  }

  finished(inner: SimulatedRequest, reason: FinishReason, now: number): void {
    this.follow(inner);
    this.owner.ended(this, reason === 'error' ? '500' : '200', now);
    this.finishedAt = now;
    this.listener.finished(this, reason, now);
  }

  rejected(_inner: SimulatedRequest, reason: RejectionReason, late: boolean, now: number): void {
    this.owner.ended(this, '503', now);
    this.listener.rejected?.(this, reason, late, now);
  }

  private follow({ queuedAt, scheduledAt, computed, cached, preemptions, engine }: SimulatedRequest): void {
    this.queuedAt = queuedAt;
    this.scheduledAt = scheduledAt;
    this.computed = computed;
    this.cached = cached;
    this.preemptions = preemptions;
    this.engine = engine;
  }
}
