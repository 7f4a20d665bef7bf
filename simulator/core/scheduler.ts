import { type EngineSettings } from '../server/settings';
import { KvCache } from './kv-cache';
import { type SimulatedRequest } from './request';
import { type StepLoad } from './step-time';
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
  /** Waiting requests that the last step passed over because the batch holds too many other adapters. */
  deferred = 0;
  /** Tokens that the last step asked of the prefix cache, and those it found. */
  queried = 0;
  hits = 0;

  constructor(
    private readonly settings: EngineSettings,
    private readonly load: StepLoad
  ) {
    const { maxNumSeqs, maxNumBatchedTokens, numGpuBlocks, blockSize, enablePrefixCaching } = settings;
    this.limits = { maxNumSeqs, maxNumBatchedTokens };
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
    this.deferred = 0;
    const threshold =
      this.running.length + this.waiting.size > 1 ? this.settings.longPrefillTokenThreshold || Infinity : Infinity;
    const before = this.waiting.size;
    const budget = this.scheduleRunning(this.limits.maxNumBatchedTokens, threshold);
    if (this.waiting.size === before) {
      this.admitWaiting(budget, threshold, now);
    }
    return load.decodeSequences > 0 || load.prefillTokens > 0;
  }

  private scheduleRunning(budget: number, threshold: number): number {
    const { running, cache } = this;
    const drafts = this.settings.speculative?.numTokens ?? 0;
    let left = budget;
    for (let i = 0; i < running.length; i++) {
      const request = running[i];
      request.scheduled = 0;
      const remaining = request.length - request.computed;
      const decodes = remaining === 1 && request.output > 0;
      const wanted = Math.min(decodes ? 1 + drafts : remaining, left, threshold);
      if (wanted <= 0) {
        continue;
      }
      if (!cache.extend(request, request.computed + wanted) && !this.preemptFor(request, request.computed + wanted)) {
        break;
      }
      request.scheduled = wanted;
      left -= wanted;
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
    const { waiting, running } = this;
    let left = budget;
    let position = 0;
    while (left > 0 && position < waiting.size && running.length < this.limits.maxNumSeqs) {
      const request = waiting.at(position);
      if (!this.adapterFits(request)) {
        this.deferred++;
        position++;
        continue;
      }
      const found = this.cache.lookUp(request);
      const cached = found * this.settings.blockSize;
      const wanted = Math.min(request.length - cached, left, threshold);
      if (!this.cache.admit(request, found, cached + wanted, request.length)) {
        break;
      }
      waiting.removeAt(position);
      running.push(request);
      this.begin(request, cached, now);
      request.scheduled = wanted;
      left -= wanted;
      this.count(request, wanted, false);
    }
  }

  private begin(request: SimulatedRequest, cached: number, now: number): void {
    request.state = 'running';
    request.computed = cached;
    if (Number.isNaN(request.scheduledAt)) {
      request.scheduledAt = now;
      request.cached = cached;
      this.queried += request.length;
      this.hits += cached;
    }
  }

  private adapterFits(request: SimulatedRequest): boolean {
    const { lora } = this.settings;
    const wanted = request.spec.lora;
    if (lora === undefined || wanted === undefined) {
      return true;
    }
    const loaded = new Set<string>();
    for (const { spec } of this.running) {
      if (spec.lora !== undefined) {
        loaded.add(spec.lora);
      }
    }
    return loaded.has(wanted) || loaded.size < lora.maxLoras;
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
