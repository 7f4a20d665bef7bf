import { type EventQueue } from '../core/events';
import { type RequestListener, type RequestSpec, type SimulatedRequest } from '../core/request';
import { type ServerHealth, type SimulatedService } from '../server/service';
import { type EngineSettings } from '../server/settings';
import { type ServerState } from '../server/state';
import { GatewayLimits } from './limits';
import { GatewayMetrics, type GatewayStatus } from './metrics';
import { GatewayRequest, type GatewayRequestOwner } from './request';
import { parseGatewaySettings, type GatewaySettings } from './settings';
import { TimedLine } from './timed-line';

/** How long it takes to turn a request away, seconds. */
const REFUSAL = 0.001;

/**
 * An admission gateway before a server: so many requests at the engine, so many more in a queue, first come first
 * served, the others refused. Everything but the admission is the server's, its health included.
 *
 * Refusals (429: no room; 503: waited too long) reach the client as `rejected`; a request that held its slot for too
 * long (504) is aborted at the engine and ends with `finished(…, 'error')`. A client that leaves while its request is at
 * the engine counts as answered, 200: its answer has begun.
 */
export class SimulatedGateway implements SimulatedService, GatewayRequestOwner {
  readonly options: GatewaySettings;
  /** Limits in force, requests. */
  readonly limits: GatewayLimits;
  readonly metrics = new GatewayMetrics();
  /** Unix seconds when it began. */
  readonly startedAt: number;
  private readonly active: TimedLine<GatewayRequest>;
  private readonly queue: TimedLine<GatewayRequest>;

  /**
   * @param events the queue that the server is on.
   * @param input settings, see `parseGatewaySettings`.
   * @throws SettingsError that names a wrong setting and its allowed range.
   */
  constructor(
    private readonly inner: SimulatedService,
    private readonly events: EventQueue,
    input: unknown = {}
  ) {
    this.options = parseGatewaySettings(input);
    const { queueTimeoutSeconds, requestTimeoutSeconds } = this.options;
    this.limits = new GatewayLimits(this.options, () => this.fill(events.now));
    this.queue = new TimedLine(events, queueTimeoutSeconds, (request, now) => this.giveUp(request, now));
    this.active = new TimedLine(events, requestTimeoutSeconds, (request, now) => this.cut(request, now));
    this.startedAt = inner.unixNow;
  }

  get settings(): EngineSettings {
    return this.inner.settings;
  }

  get health(): ServerHealth {
    return this.inner.health;
  }

  get unixNow(): number {
    return this.inner.unixNow;
  }

  /** Requests that hold a slot. */
  get activeRequests(): number {
    return this.active.size;
  }

  /** Requests that wait for one. */
  get queueDepth(): number {
    return this.queue.size;
  }

  nextContentId(): number {
    return this.inner.nextContentId();
  }

  state(): ServerState {
    return this.inner.state();
  }

  submit(spec: RequestSpec, listener: RequestListener): SimulatedRequest {
    const { now } = this.events;
    const request = new GatewayRequest(this, spec, listener, now);
    if (this.active.size < this.limits.maxActive) {
      this.forward(request, now);
    } else if (this.options.queueMode === 'queue' && this.queue.size < this.limits.queueMax) {
      this.queue.push(request, now);
    } else {
      this.metrics.count('429', this.unixNow);
      this.events.call(now + REFUSAL, (later) => this.refuse(request, later));
    }
    return request;
  }

  abort(request: SimulatedRequest): void {
    if (!(request instanceof GatewayRequest) || request.state === 'finished') {
      return;
    }
    if (request.inner !== undefined) {
      this.inner.abort(request.inner);
      this.ended(request, '200', this.events.now);
    } else if (request.line !== undefined) {
      this.queue.remove(request);
      this.metrics.abandoned++;
    }
    request.state = 'finished';
  }

  ended(request: GatewayRequest, status: GatewayStatus, now: number): void {
    request.state = 'finished';
    request.inner = undefined;
    this.active.remove(request);
    this.metrics.count(status, this.unixNow);
    this.metrics.observeLatency(now - request.arrived, this.unixNow);
    this.fill(now);
  }

  private fill(now: number): void {
    const { active, queue, limits } = this;
    while (queue.first !== undefined && active.size < limits.maxActive) {
      const { first } = queue;
      queue.remove(first);
      this.forward(first, now);
    }
  }

  private forward(request: GatewayRequest, now: number): void {
    request.state = 'waiting';
    this.metrics.queueWait.observe(now - request.arrived);
    this.active.push(request, now);
    request.inner = this.inner.submit(request.spec, request);
  }

  private giveUp(request: GatewayRequest, now: number): void {
    this.queue.remove(request);
    this.metrics.count('503', this.unixNow);
    this.refuse(request, now);
  }

  private cut(request: GatewayRequest, now: number): void {
    if (request.inner !== undefined) {
      this.inner.abort(request.inner);
    }
    this.ended(request, '504', now);
    request.finishedAt = now;
    request.listener.finished(request, 'error', now);
  }

  private refuse(request: GatewayRequest, now: number): void {
    if (request.state !== 'finished') {
      request.state = 'finished';
      if (request.listener.turnedAway) {
        request.listener.turnedAway(request, now);
      } else {
        request.listener.rejected?.(request, 'max_num_queued_reqs', false, now);
      }
    }
  }
}
