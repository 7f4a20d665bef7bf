import { type RejectionReason, type SimulatedRequest } from '../core/request';
import { type EngineSettings } from './settings';

/** The queue limits in force; incidents change them while the server runs. */
export type QueueLimits = Pick<EngineSettings, 'maxNumQueuedReqs' | 'maxNumQueuedTokens'>;

/**
 * vLLM's admission control: a cap on requests in flight, running ones included, and one on the prompt tokens of
 * requests that have not given their first token. Both count over all engine cores.
 */
export class Admission {
  readonly rejections: Record<RejectionReason, number> = { max_num_queued_reqs: 0, max_num_queued_tokens: 0 };
  private inFlight = 0;
  private prefilling = 0;

  constructor(private readonly limits: QueueLimits) {}

  /** Why a request cannot come in now; counted. Undefined where it can. */
  refuse(): RejectionReason | undefined {
    const { maxNumQueuedReqs = Infinity, maxNumQueuedTokens = Infinity } = this.limits;
    const reason: RejectionReason | undefined =
      this.inFlight + 1 > maxNumQueuedReqs
        ? 'max_num_queued_reqs'
        : this.prefilling >= maxNumQueuedTokens
          ? 'max_num_queued_tokens'
          : undefined;
    if (reason !== undefined) {
      this.rejections[reason]++;
    }
    return reason;
  }

  /** Lets a request in. */
  enter(request: SimulatedRequest): void {
    this.inFlight++;
    this.prefilling += request.spec.prompt.length;
  }

  /** A request has given its first token. */
  prefilled(request: SimulatedRequest): void {
    this.prefilling -= request.spec.prompt.length;
  }

  /** A request has ended, for whatever reason. */
  left(request: SimulatedRequest): void {
    this.inFlight--;
    if (Number.isNaN(request.firstTokenAt)) {
      this.prefilled(request);
    }
  }
}
