import { type EngineSettings } from '../server/settings';
import { KvCache } from './kv-cache';
import { type SimulatedRequest } from './request';
import { type StepLoad } from './step-time';
import { isAtLeast } from './version';
import { WaitingQueue } from './waiting-queue';

/** What of the settings decides about a step; incidents change it while the engine runs. */
export interface SchedulerLimits {
  maxNumSeqs: number;
  maxNumBatchedTokens: number;
}

/**
 * Decides what a step computes, by vLLM's rules: running requests first, in order, one token each or the rest of a
 * prompt as far as the token budget goes; where blocks run out the newest running request is preempted and computed
 * again later; then waiting requests, unless one was preempted, as far as slots, budget and blocks go.
 */
export class Scheduler {
  readonly running: SimulatedRequest[] = [];
  readonly waiting = new WaitingQueue();
  readonly limits: SchedulerLimits;
  readonly cache: KvCache;
  /** Waiting requests that were passed over, because the batch held too many other adapters, and not admitted since. */
  deferred = 0;
  /** Tokens that the last step asked of the prefix cache, and those it found. */
  queried = 0;
  hits = 0;
  /** Adapters of the batch. */
  private readonly loaded = new Set<string>();
  /** Whether every look-up counts as a query, as before vLLM 0.28, or only that of a request that is admitted. */
  private readonly countsLookUps: boolean;
  /** Whether a request must find room for all its tokens before it is admitted, as since vLLM 0.19. */
  private readonly reserves: boolean;

  constructor(
    private readonly settings: EngineSettings,
    private readonly load: StepLoad
  ) {
    const { maxNumSeqs, maxNumBatchedTokens, numGpuBlocks, blockSize, enablePrefixCaching } = settings;
    this.limits = { maxNumSeqs, maxNumBatchedTokens };
    this.countsLookUps = !isAtLeast(settings.version, '0.28');
    this.reserves = isAtLeast(settings.version, '0.19');
    this.cache = new KvCache(numGpuBlocks - 1, blockSize, enablePrefixCaching);
  }

  /**
   * Plans the next step: sets `scheduled` of each request in it, and the load.
   *
   * @returns whether there is anything to compute.
   */
  schedule(now: number): boolean {
    const { load } = this;
    load.prefillTokens = 0;
    load.decodeSequences = 0;
    load.kvTokens = 0;
    this.queried = 0;
    this.hits = 0;
    const threshold =
      this.running.length + this.waiting.size > 1 ? this.settings.longPrefillTokenThreshold || Infinity : Infinity;
    const before = this.waiting.size;
    const budget = this.scheduleRunning(this.limits.maxNumBatchedTokens, threshold);
    // A step from which all were preempted is an empty one, and vLLM's next one follows at once.
    if (this.waiting.size === before || this.running.length === 0) {
      this.admitWaiting(budget, threshold, now);
    }
    return load.decodeSequences > 0 || load.prefillTokens > 0;
  }

  /** Takes out a request that waits. */
  abandon(request: SimulatedRequest): void {
    this.undefer(request);
    this.waiting.remove(request);
  }

  private scheduleRunning(budget: number, threshold: number): number {
    const { running, cache } = this;
    const { maxModelLen, speculative } = this.settings;
    const most = 1 + (speculative?.numTokens ?? 0);
    let left = budget;
    for (let i = 0; i < running.length; i++) {
      const request = running[i];
      request.scheduled = 0;
      const remaining = request.length - request.computed;
      const decodes = remaining === 1 && request.output > 0;
      const wanted = Math.min(decodes ? Math.min(most, maxModelLen - request.length) : remaining, left, threshold);
      if (wanted <= 0) {
        continue;
      }
      if (!cache.extend(request, request.computed + wanted) && !this.preemptFor(request, request.computed + wanted)) {
        break;
      }
      request.scheduled = wanted;
      left -= wanted;
      cache.remember(request);
      this.count(request, wanted, decodes);
    }
    return left;
  }

  /** Preempts the newest running requests until one has room. @returns false where it had to go itself. */
  private preemptFor(request: SimulatedRequest, tokens: number): boolean {
    for (;;) {
      const victim = this.running.pop() as SimulatedRequest;
      this.cache.release(victim);
      victim.computed = 0;
      victim.scheduled = 0;
      victim.preemptions++;
      victim.state = 'waiting';
      this.waiting.prepend(victim);
      if (victim === request) {
        return false;
      }
      if (this.cache.extend(request, tokens)) {
        return true;
      }
    }
  }

  private admitWaiting(budget: number, threshold: number, now: number): void {
    const { waiting, running, cache } = this;
    this.collectAdapters();
    let left = budget;
    let position = 0;
    while (left > 0 && position < waiting.size && running.length < this.limits.maxNumSeqs) {
      const request = waiting.at(position);
      if (!this.adapterFits(request)) {
        this.deferred += request.deferred ? 0 : 1;
        request.deferred = true;
        position++;
        continue;
      }
      const found = cache.lookUp(request);
      const cached = found * this.settings.blockSize;
      const wanted = Math.min(request.length - cached, left, threshold);
      const admitted = cache.admit(request, found, cached + wanted, this.reserves ? request.length : 0);
      if (request.preemptions === 0 && (admitted || this.countsLookUps)) {
        this.queried += request.length;
        this.hits += cached;
      }
      if (!admitted) {
        break;
      }
      waiting.removeAt(position);
      running.push(request);
      this.begin(request, cached, now);
      request.scheduled = wanted;
      left -= wanted;
      cache.remember(request);
      this.count(request, wanted, false);
    }
  }

  private begin(request: SimulatedRequest, cached: number, now: number): void {
    request.state = 'running';
    request.computed = cached;
    this.undefer(request);
    if (request.spec.lora !== undefined) {
      this.loaded.add(request.spec.lora);
    }
    if (Number.isNaN(request.scheduledAt)) {
      request.scheduledAt = now;
      request.cached = cached;
    }
  }

  private undefer(request: SimulatedRequest): void {
    this.deferred -= request.deferred ? 1 : 0;
    request.deferred = false;
  }

  private collectAdapters(): void {
    if (this.settings.lora === undefined || this.waiting.size === 0) {
      return;
    }
    this.loaded.clear();
    for (const { spec } of this.running) {
      if (spec.lora !== undefined) {
        this.loaded.add(spec.lora);
      }
    }
  }

  private adapterFits({ spec }: SimulatedRequest): boolean {
    const { loaded, settings } = this;
    return (
      settings.lora === undefined ||
      spec.lora === undefined ||
      loaded.has(spec.lora) ||
      loaded.size < settings.lora.maxLoras
    );
  }

  private count(request: SimulatedRequest, tokens: number, decodes: boolean): void {
    const { load } = this;
    if (decodes) {
      load.decodeSequences++;
      load.kvTokens += request.computed;
    } else {
      load.prefillTokens += tokens;
    }
  }
}
