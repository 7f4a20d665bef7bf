import { type FinishReason } from '../../core/finish';
import { SimulatedRequest, type RejectionReason, type RequestListener, type RequestSpec } from '../../core/request';
import { EngineMetrics } from '../../metrics/engine-metrics';
import { HttpMetrics } from '../../metrics/http-metrics';
import { type ServerHealth, type SimulatedService } from '../../server/service';
import { parseSettings, type EngineSettings } from '../../server/settings';
import { type ServerState } from '../../server/state';

/** A service whose engine does only what a test tells it to, or everything at once. */
export class FakeService implements SimulatedService {
  readonly settings: EngineSettings;
  health: ServerHealth = 'up';
  readonly http = new HttpMetrics();
  readonly requests: SimulatedRequest[] = [];
  readonly aborted: SimulatedRequest[] = [];
  /** Whether each request runs to its end by itself. */
  automatic = true;
  private contents = 1;
  private clock = 0;
  private readonly engine: EngineMetrics;

  constructor(settings: Partial<EngineSettings> = {}) {
    this.settings = parseSettings({ model: 'tiny-qwen', maxModelLen: 2048, blockSize: 128, ...settings });
    this.engine = new EngineMetrics(this.settings.maxModelLen, 0);
  }

  get unixNow(): number {
    return 1_795_600_000 + this.clock;
  }

  submit(spec: RequestSpec, listener: RequestListener): SimulatedRequest {
    const request = new SimulatedRequest(spec, listener, this.clock);
    this.requests.push(request);
    if (this.automatic) {
      setImmediate(() => this.runAll(request));
    }
    return request;
  }

  abort(request: SimulatedRequest): void {
    this.aborted.push(request);
    request.state = 'finished';
  }

  nextContentId(): number {
    return this.contents++;
  }

  state(): ServerState {
    return {
      settings: this.settings,
      engines: [this.engine],
      http: this.http,
      rejections: { max_num_queued_reqs: 0, max_num_queued_tokens: 0 },
      startedAt: 0,
      now: this.unixNow,
      cpuSeconds: 0,
    };
  }

  /** The request waits in the engine. */
  queue(request: SimulatedRequest): void {
    request.state = 'waiting';
    request.queuedAt = this.clock;
  }

  /** Gives the request its next tokens. */
  give(request: SimulatedRequest, count: number): void {
    if (Number.isNaN(request.firstTokenAt)) {
      request.queuedAt = this.clock;
      request.scheduledAt = this.clock + 0.001;
      this.clock += 0.011;
      request.firstTokenAt = this.clock;
    }
    this.clock += 0.002;
    request.state = 'running';
    request.output += count;
    request.lastTokenAt = this.clock;
    request.listener.tokens?.(request, count, this.clock);
  }

  finish(request: SimulatedRequest, reason: FinishReason): void {
    request.state = 'finished';
    request.listener.finished(request, reason, this.clock);
  }

  reject(request: SimulatedRequest, reason: RejectionReason, late: boolean): void {
    request.state = 'finished';
    request.listener.rejected?.(request, reason, late, this.clock);
  }

  /** Gives the request all of its tokens, one by one, and its end. */
  runAll(request: SimulatedRequest): void {
    const { naturalTokens, maxTokens } = request.spec;
    while (request.state !== 'finished' && request.output < Math.min(naturalTokens, maxTokens)) {
      this.give(request, 1);
    }
    if (request.state !== 'finished') {
      this.finish(request, naturalTokens <= maxTokens ? 'stop' : 'length');
    }
  }
}
