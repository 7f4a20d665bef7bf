import { type TokenContent } from './content';
import { type FinishReason } from './finish';

/** What a client asks one sequence of; the API server has already checked it against the limits. */
export interface RequestSpec {
  readonly prompt: TokenContent;
  /** Tokens after which the reply is cut (`length`), at least 1. */
  readonly maxTokens: number;
  /** Tokens after which the model would stop by itself (`stop`); infinity where the end of text is ignored. */
  readonly naturalTokens: number;
  /** The `n` of the client's request, for the engine's statistics only. */
  readonly n?: number;
  /** One object for all sequences of a client's request: the statistics count them as one when none is `left`. */
  readonly siblings?: { left: number; longest: number };
  /** Adapter that it runs on. */
  readonly lora?: string;
  /** Names the reply's tokens, so that a later prompt that repeats them finds their blocks; unique to the reply. */
  readonly replyId: number;
}

/** What happens to a request; times are simulated seconds. */
export interface RequestListener {
  /** Tokens came out: one, or several at once with speculative decoding. */
  tokens?(request: SimulatedRequest, count: number, now: number): void;
  /** The last of them has come, or the request was aborted. */
  finished(request: SimulatedRequest, reason: FinishReason, now: number): void;
  /**
   * Admission control turned it away.
   *
   * @param late whether it was let in at first and lost its place to others while it was tokenised: a stream has begun
   *   to answer by then and gets an error event in a 200, anything else a 503.
   */
  rejected?(request: SimulatedRequest, reason: RejectionReason, late: boolean, now: number): void;
  /** A gateway turned it away: the server never saw it. Without this, it is `rejected`. */
  turnedAway?(request: SimulatedRequest, now: number): void;
}

/** Which queue limit turned a request away, in the words of `admission_rejections_total{reason}`. */
export type RejectionReason = 'max_num_queued_reqs' | 'max_num_queued_tokens';

/** A request on its way through the engine. */
export class SimulatedRequest {
  /** When the API server received it, simulated seconds; the other times are NaN until they come. */
  readonly arrived: number;
  queuedAt = Number.NaN;
  scheduledAt = Number.NaN;
  firstTokenAt = Number.NaN;
  lastTokenAt = Number.NaN;
  finishedAt = Number.NaN;
  /** Tokens of the reply so far. */
  output = 0;
  /** Tokens of prompt and reply whose keys and values are in the cache. */
  computed = 0;
  /** Prompt tokens found in the prefix cache when it was first scheduled. */
  cached = 0;
  preemptions = 0;
  /** Preemptions that the metrics have counted: each with the next token after it. */
  reported = 0;
  /** KV blocks that it holds, in order. */
  readonly blocks: number[] = [];
  /** How many of them, from the first, are full, and their content noted. */
  full = 0;
  /** Hashes of its full blocks, as far as they are known. */
  readonly hashes: number[] = [];
  /** Tokens that the step in flight computes for it. */
  scheduled = 0;
  state: 'arriving' | 'waiting' | 'running' | 'finished' = 'arriving';
  /** Whether the scheduler has passed over it since it waits. */
  deferred = false;
  /** Index of the engine core that serves it. */
  engine = 0;

  constructor(
    readonly spec: RequestSpec,
    readonly listener: RequestListener,
    now: number
  ) {
    this.arrived = now;
  }

  /** Tokens of prompt and reply so far. */
  get length(): number {
    return this.spec.prompt.length + this.output;
  }
}
