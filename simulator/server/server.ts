import { EngineCore, type EngineOwner } from '../core/engine';
import { type EventQueue } from '../core/events';
import { type Random } from '../core/random';
import { SimulatedRequest, type RejectionReason, type RequestListener, type RequestSpec } from '../core/request';
import { isAtLeast } from '../core/version';
import { HttpMetrics } from '../metrics/http-metrics';
import { Admission, type QueueLimits } from './admission';
import { cpuSeconds, loraState } from './derived';
import { type ServerHealth, type SimulatedService } from './service';
import { type EngineSettings } from './settings';
import { type ServerState } from './state';

/** How long the API server outlives its engine core, and how long it takes to turn a request away: seconds. */
const DEATH_THROES = 0.17;
const REFUSAL = 0.001;

export interface ServerOptions {
  readonly settings: EngineSettings;
  readonly events: EventQueue;
  readonly random: Random;
  /** Unix seconds at simulated time 0. */
  readonly epoch: number;
}

/** A simulated `vllm serve`: an API server before one or more engine cores, which can die and start again. */
export class SimulatedServer implements SimulatedService, EngineOwner {
  readonly settings: EngineSettings;
  readonly events: EventQueue;
  private readonly random: Random;
  private readonly epoch: number;
  private condition: ServerHealth = 'up';
  private life = 0;
  private contents = 1;
  private turn = 0;
  private cores: EngineCore[] = [];
  private http = new HttpMetrics();
  private admission: Admission;
  /** Queue limits in force. */
  readonly queueLimits: QueueLimits;
  private startedAt = 0;
  private readonly watchers = new Set<(health: ServerHealth) => void>();

  constructor({ settings, events, random, epoch }: ServerOptions) {
    this.settings = settings;
    this.events = events;
    this.random = random;
    this.epoch = epoch;
    this.queueLimits = { maxNumQueuedReqs: settings.maxNumQueuedReqs, maxNumQueuedTokens: settings.maxNumQueuedTokens };
    this.admission = new Admission(this.queueLimits);
    this.boot();
  }

  get health(): ServerHealth {
    return this.condition;
  }

  get unixNow(): number {
    return this.epoch + this.events.now;
  }

  /** The engine cores of this life of the process. */
  get engines(): readonly EngineCore[] {
    return this.cores;
  }

  /** Calls back whenever the health changes. @returns how to stop that. */
  onHealth(watcher: (health: ServerHealth) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  nextContentId(): number {
    return this.contents++;
  }

  submit(spec: RequestSpec, listener: RequestListener): SimulatedRequest {
    const { events, settings } = this;
    const request = new SimulatedRequest(spec, listener, events.now);
    const refusal = this.condition === 'up' ? this.admission.refuse() : undefined;
    if (refusal !== undefined) {
      events.call(events.now + REFUSAL, (now) => this.reject(request, refusal, false, now));
      return request;
    }
    const { frontendBase, frontendPerPromptToken } = settings.stepTime;
    const life = this.life;
    const delay = frontendBase + frontendPerPromptToken * spec.prompt.length;
    events.call(events.now + delay, (now) => this.arrive(request, life, now));
    return request;
  }

  abort(request: SimulatedRequest): void {
    if (request.state === 'finished') {
      return;
    }
    if (request.state !== 'arriving') {
      this.admission.left(request);
      this.cores[request.engine].abort(request);
    }
    request.state = 'finished';
  }

  prefilled(request: SimulatedRequest): void {
    this.admission.prefilled(request);
  }

  left(request: SimulatedRequest): void {
    this.admission.left(request);
  }

  /** The engine core dies: what is in flight fails, and a moment later the API server is gone too. */
  killEngine(): void {
    if (this.condition !== 'up') {
      return;
    }
    this.end('dead');
    const { life } = this;
    this.events.call(this.events.now + DEATH_THROES, () => {
      if (this.life === life && this.condition === 'dead') {
        this.become('down');
      }
    });
  }

  /** The process is gone: what is in flight fails, connections are refused. */
  stop(): void {
    if (this.condition !== 'down') {
      this.end('down');
    }
  }

  /** Starts the process again, with every counter at zero; nothing happens where it runs. */
  start(): void {
    if (this.condition !== 'up') {
      this.boot();
      this.become('up');
    }
  }

  state(): ServerState {
    const { settings, cores, http, admission, startedAt } = this;
    return {
      settings,
      engines: cores.map((core) => core.metrics),
      http,
      rejections: admission.rejections,
      lora: loraState(settings, cores),
      startedAt,
      now: this.unixNow,
      cpuSeconds: cpuSeconds(cores, this.unixNow - startedAt),
    };
  }

  private boot(): void {
    const { settings, events, random } = this;
    const countsCached = !isAtLeast(settings.version, '0.23');
    this.cores = Array.from(
      { length: settings.dataParallelSize },
      (_, index) => new EngineCore(settings, events, random.fork(`engine ${index}`), this, countsCached)
    );
    this.http = new HttpMetrics();
    this.admission = new Admission(this.queueLimits);
    this.startedAt = this.unixNow;
  }

  private end(health: ServerHealth): void {
    this.life++;
    this.condition = health;
    for (const request of this.cores.flatMap((core) => core.stop())) {
      if (request.state !== 'finished') {
        request.state = 'finished';
        request.listener.finished(request, 'error', this.events.now);
      }
    }
    this.become(health);
  }

  private become(health: ServerHealth): void {
    this.condition = health;
    this.watchers.forEach((watcher) => watcher(health));
  }

  private arrive(request: SimulatedRequest, life: number, now: number): void {
    if (request.state === 'finished') {
      return;
    }
    if (life !== this.life || this.condition !== 'up') {
      request.state = 'finished';
      request.listener.finished(request, 'error', now);
      return;
    }
    const refusal = this.admission.refuse();
    if (refusal !== undefined) {
      this.reject(request, refusal, true, now);
      return;
    }
    this.admission.enter(request);
    request.engine = this.choose();
    this.cores[request.engine].add(request);
  }

  private reject(request: SimulatedRequest, reason: RejectionReason, late: boolean, now: number): void {
    if (request.state !== 'finished') {
      request.state = 'finished';
      request.listener.rejected?.(request, reason, late, now);
    }
  }

  /** The engine core with the least to do, as vLLM's internal balancer weighs it: four times waiting, plus running. */
  private choose(): number {
    const { cores } = this;
    let best = this.turn++ % cores.length;
    let least = Infinity;
    for (let i = 0; i < cores.length; i++) {
      const index = (this.turn + i) % cores.length;
      const score = 4 * cores[index].queued + cores[index].scheduler.running.length;
      if (score < least) {
        least = score;
        best = index;
      }
    }
    return best;
  }
}
