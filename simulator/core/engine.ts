import { EngineMetrics } from '../metrics/engine-metrics';
import { type EngineSettings } from '../server/settings';
import { type EventQueue, type SimulatedEvent } from './events';
import { type FinishReason } from './finish';
import { type Random } from './random';
import { recordFinished } from './record-finished';
import { type SimulatedRequest } from './request';
import { Scheduler } from './scheduler';
import { stepSeconds, type StepLoad } from './step-time';
import { noWork } from './work';

/** What an engine core tells the API server of its requests. */
export interface EngineOwner {
  /** The first token is there. */
  prefilled(request: SimulatedRequest): void;
  /** It has ended by itself. */
  left(request: SimulatedRequest): void;
}

/** One engine core: a batch that is computed step by step, each step an event. */
export class EngineCore implements SimulatedEvent {
  readonly metrics: EngineMetrics;
  readonly work = noWork();
  readonly scheduler: Scheduler;
  /** How fast steps are, 1 being normal: a throttled GPU lowers it. */
  speed = 1;
  /** The same for a process that has just begun: kernels are compiled, graphs captured. */
  warmth = 1;
  /** Likelihood that a draft token is accepted if those before it were. */
  acceptance: number;
  private readonly load: StepLoad = { prefillTokens: 0, decodeSequences: 0, kvTokens: 0 };
  private inbox: SimulatedRequest[] = [];
  private stepping = false;
  private settling = false;
  /** Whether a request that has ended is still in the batch. */
  private ended = false;
  private frozen = false;
  private overdue = false;
  private stopped = false;

  constructor(
    private readonly settings: EngineSettings,
    private readonly events: EventQueue,
    private readonly random: Random,
    private readonly owner: EngineOwner,
    /** Whether a step's token count includes cached prompt tokens, as it did before vLLM 0.23. */
    private readonly countsCached: boolean
  ) {
    this.metrics = new EngineMetrics(settings.maxModelLen, settings.speculative?.numTokens ?? 0);
    this.scheduler = new Scheduler(settings, this.load);
    this.acceptance = settings.speculative?.acceptance ?? 0;
  }

  /** Requests that wait, those included that the scheduler has not seen. */
  get queued(): number {
    return this.scheduler.waiting.size + this.inbox.length;
  }

  /** Takes in a request from the API server: the scheduler sees it between two steps, and only then it queues. */
  add(request: SimulatedRequest): void {
    request.state = 'waiting';
    this.inbox.push(request);
    this.wake();
  }

  /** Drops a request whose client went away; nothing counts it. */
  abort(request: SimulatedRequest): void {
    const { scheduler } = this;
    const ran = request.state === 'running';
    request.state = 'finished';
    scheduler.cache.release(request);
    if (!ran) {
      this.inbox = this.inbox.filter((other) => other !== request);
      scheduler.abandon(request);
    } else if (this.settling) {
      this.ended = true;
    } else {
      this.dropFinished();
    }
    this.wake();
  }

  /** Stops computing, in mid-step if one is under way; the metrics keep their last values. */
  freeze(): void {
    this.frozen = true;
  }

  /** Goes on where `freeze` stopped. */
  thaw(): void {
    this.frozen = false;
    if (this.overdue) {
      this.overdue = false;
      this.fire(this.events.now);
    } else {
      this.wake();
    }
  }

  /** Ends the core for good. @returns the requests that were in it. */
  stop(): SimulatedRequest[] {
    this.stopped = true;
    const { running, waiting } = this.scheduler;
    return [...running.splice(0), ...waiting.drain(), ...this.inbox.splice(0)];
  }

  /** The step in flight is done. */
  fire(now: number): void {
    if (this.stopped) {
      return;
    }
    if (this.frozen) {
      this.overdue = true;
      return;
    }
    this.stepping = false;
    this.finishStep(now);
    this.startStep(now);
  }

  private wake(): void {
    if (!this.stepping && !this.settling && !this.frozen && !this.stopped) {
      this.startStep(this.events.now);
    }
  }

  private startStep(now: number): void {
    const { scheduler, load, work, inbox } = this;
    if (inbox.length > 0) {
      for (const request of inbox) {
        request.queuedAt = now;
        scheduler.waiting.push(request);
      }
      inbox.length = 0;
    }
    if (!scheduler.schedule(now)) {
      this.publish();
      return;
    }
    const seconds = stepSeconds(this.settings.stepTime, load, this.random) / (this.speed * this.warmth);
    work.steps++;
    work.busySeconds += seconds;
    work.prefillTokens += load.prefillTokens;
    work.decodeTokens += load.decodeSequences;
    work.kvTokens += load.kvTokens;
    this.stepping = true;
    this.events.at(now + seconds, this);
  }

  private finishStep(now: number): void {
    const { scheduler, metrics } = this;
    const { running } = scheduler;
    let iterationTokens = 0;
    let outputs = 0;
    this.settling = true;
    for (let i = 0; i < running.length; i++) {
      const request = running[i];
      if (request.scheduled > 0 && request.state === 'running') {
        const produced = this.advance(request);
        if (produced > 0) {
          outputs++;
          iterationTokens += produced + this.emit(request, produced, now);
        }
      }
    }
    this.settling = false;
    if (this.ended) {
      this.dropFinished();
    }
    if (outputs > 0) {
      metrics.iterationTokens.observe(iterationTokens);
    }
    if (this.settings.enablePrefixCaching) {
      metrics.prefixQueries += scheduler.queried;
      metrics.prefixHits += scheduler.hits;
    }
    this.publish();
  }

  private dropFinished(): void {
    const { running } = this.scheduler;
    this.ended = false;
    let kept = 0;
    for (const request of running) {
      if (request.state === 'running') {
        running[kept++] = request;
      }
    }
    running.length = kept;
  }

  /** Books what the step computed. @returns tokens that came out; 0 while a prompt is not computed in full. */
  private advance(request: SimulatedRequest): number {
    const before = request.computed;
    const decodes = request.output > 0 && before === request.length - 1;
    const produced = decodes ? this.accepted(request) : before + request.scheduled === request.length ? 1 : 0;
    request.computed = decodes ? before + produced : before + request.scheduled;
    request.scheduled = 0;
    return produced;
  }

  /** Tokens of a decoding step: one, and with speculative decoding the accepted drafts before it. */
  private accepted(request: SimulatedRequest): number {
    const drafts = request.scheduled - 1;
    if (drafts <= 0) {
      return 1;
    }
    const { metrics } = this;
    let accepted = 0;
    while (accepted < drafts && this.random.uniform() < this.acceptance) {
      metrics.specAcceptedPerPosition[accepted++]++;
    }
    metrics.specDrafts++;
    metrics.specDraftTokens += drafts;
    metrics.specAcceptedTokens += accepted;
    const { maxTokens, naturalTokens } = request.spec;
    const room = Math.min(maxTokens, naturalTokens, this.settings.maxModelLen - request.spec.prompt.length);
    return Math.min(1 + accepted, room - request.output);
  }

  /** Hands out tokens. @returns the prompt tokens to count with this step. */
  private emit(request: SimulatedRequest, count: number, now: number): number {
    const { metrics } = this;
    let counted = 0;
    if (request.output === 0) {
      const { prompt } = request.spec;
      request.firstTokenAt = now;
      metrics.promptTokens += prompt.length;
      metrics.promptTokensCached += request.cached;
      metrics.timeToFirstToken.observe(now - request.arrived);
      this.owner.prefilled(request);
      counted = prompt.length - (this.countsCached ? 0 : request.cached);
    } else {
      metrics.interToken.observe(now - request.lastTokenAt);
    }
    request.lastTokenAt = now;
    request.output += count;
    metrics.generationTokens += count;
    if (request.reported < request.preemptions) {
      metrics.preemptions += request.preemptions - request.reported;
      request.reported = request.preemptions;
    }
    const reason = this.endOf(request);
    if (reason === undefined) {
      request.listener.tokens?.(request, count, now);
    } else {
      this.finish(request, reason, now, count);
    }
    return counted;
  }

  private endOf(request: SimulatedRequest): FinishReason | undefined {
    const { output, spec } = request;
    if (output >= spec.naturalTokens) {
      return 'stop';
    }
    return output >= spec.maxTokens || request.length >= this.settings.maxModelLen ? 'length' : undefined;
  }

  private finish(request: SimulatedRequest, reason: FinishReason, now: number, count: number): void {
    const { metrics } = this;
    request.state = 'finished';
    this.ended = true;
    request.finishedAt = now;
    this.scheduler.cache.release(request);
    metrics.success[reason]++;
    recordFinished(metrics, request, now);
    this.owner.left(request);
    request.listener.tokens?.(request, count, now);
    request.listener.finished(request, reason, now);
  }

  /** What the engine core tells the API server after a step. */
  private publish(): void {
    const { metrics, scheduler } = this;
    metrics.running = scheduler.running.length;
    metrics.waitingDeferred = scheduler.deferred;
    metrics.waitingCapacity = scheduler.waiting.size - scheduler.deferred;
    metrics.kvUsage = scheduler.cache.usage;
  }
}
