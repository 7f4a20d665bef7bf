import { FINISH_REASONS, type FinishReason } from '../core/finish';
import {
  INTER_TOKEN_SECONDS,
  ITERATION_TOKENS,
  REQUEST_N,
  REQUEST_PREEMPTIONS,
  REQUEST_SECONDS,
  TTFT_SECONDS,
  tokenBounds,
} from './buckets';
import { Histogram } from './histogram';

/** Everything that one engine core counts; a restart begins with a new one. Times are seconds. */
export class EngineMetrics {
  running = 0;
  waitingCapacity = 0;
  waitingDeferred = 0;
  /** Share of KV blocks that requests hold, 0 to 1. */
  kvUsage = 0;
  preemptions = 0;
  /** Tokens asked of the prefix cache, and found in it. */
  prefixQueries = 0;
  prefixHits = 0;
  promptTokens = 0;
  /** Prompt tokens that were in the prefix cache; the others were computed. */
  promptTokensCached = 0;
  promptTokensRecomputed = 0;
  generationTokens = 0;
  readonly success = Object.fromEntries(FINISH_REASONS.map((reason) => [reason, 0])) as Record<FinishReason, number>;

  specDrafts = 0;
  specDraftTokens = 0;
  specAcceptedTokens = 0;
  readonly specAcceptedPerPosition: Float64Array;

  readonly requestPromptTokens: Histogram;
  readonly requestGenerationTokens: Histogram;
  readonly requestMaxNumGenerationTokens: Histogram;
  readonly requestParamsMaxTokens: Histogram;
  readonly requestPrefillKvComputedTokens: Histogram;
  readonly requestParamsN = new Histogram(REQUEST_N);
  readonly requestNumPreemptions = new Histogram(REQUEST_PREEMPTIONS);
  readonly iterationTokens = new Histogram(ITERATION_TOKENS);
  readonly timeToFirstToken = new Histogram(TTFT_SECONDS);
  readonly interToken = new Histogram(INTER_TOKEN_SECONDS);
  readonly timePerOutputToken = new Histogram(INTER_TOKEN_SECONDS);
  readonly endToEnd = new Histogram(REQUEST_SECONDS);
  readonly queue = new Histogram(REQUEST_SECONDS);
  readonly inference = new Histogram(REQUEST_SECONDS);
  readonly prefill = new Histogram(REQUEST_SECONDS);
  readonly decode = new Histogram(REQUEST_SECONDS);

  /**
   * @param maxModelLen longest context, tokens: the token histograms end there.
   * @param speculativeTokens drafts per step; 0 without speculative decoding.
   */
  constructor(maxModelLen: number, speculativeTokens: number) {
    const tokens = tokenBounds(maxModelLen);
    this.requestPromptTokens = new Histogram(tokens);
    this.requestGenerationTokens = new Histogram(tokens);
    this.requestMaxNumGenerationTokens = new Histogram(tokens);
    this.requestParamsMaxTokens = new Histogram(tokens);
    this.requestPrefillKvComputedTokens = new Histogram(tokens);
    this.specAcceptedPerPosition = new Float64Array(speculativeTokens);
  }
}
