import type { ChatFailure, ChatMessage, ServerTimings } from '../chat/types';

/** One prompt of a set or of a file. */
export interface PromptCase {
  readonly name: string;
  readonly messages: readonly ChatMessage[];
  /** Tokens of its reply at most; absent: what the run says. */
  readonly maxTokens?: number;
}

/** The sides of a comparison; a run against one target is all A. */
export type Side = 'A' | 'B';

/** An engine and a model that a run measures. */
export interface RunTarget {
  readonly side: Side;
  /** Uid and name of the vLLM datasource. */
  readonly datasource: string;
  readonly name: string;
  readonly model: string;
}

/** What a reply has to meet to count as good, milliseconds; absent: anything does. */
export interface Objectives {
  readonly ttft?: number;
  /** Time per output token of a request: (last − first token) ÷ (tokens − 1). */
  readonly tpot?: number;
  readonly e2e?: number;
}

/** How a run sends its requests. */
export interface RunSettings {
  /** Streams at once, all targets together. */
  readonly concurrency: number;
  /** Requests a second and target, sent whether or not earlier ones have ended; absent: each stream sends when it is free. */
  readonly rate?: number;
  /** How often each prompt is asked of each target. */
  readonly repeats: number;
  /** Requests that each target gets before anything is measured. */
  readonly warmUp: number;
  /** Tokens of a reply at most. */
  readonly maxTokens: number;
  /** Every reply goes on to its limit: the same work for every request. */
  readonly ignoreEos: boolean;
  readonly temperature?: number;
  readonly seed: number;
  /** Each prompt begins with something of its own, so that the prefix cache does not answer for it. */
  readonly fresh: boolean;
  /** Both targets at the same time, sharing the streams; else by turns, each round the other way about. */
  readonly together: boolean;
  readonly objectives: Objectives;
}

/** One request of a run that is over; milliseconds. What is not known is absent. */
export interface RequestResult {
  readonly side: Side;
  /** Name of its prompt. */
  readonly prompt: string;
  /** From 1; 0 for what warms up. */
  readonly round: number;
  /** Which of the streams it used, from 1. */
  readonly stream: number;
  /** Since the run began: when it was to be sent, when it was, and when it ended. */
  readonly due: number;
  readonly sent: number;
  readonly ended: number;
  readonly ttft?: number;
  readonly tpot?: number;
  /** Between one part of the reply and the next. */
  readonly gaps: readonly number[];
  /** Tokens of the prompt and of the reply; the reply's are parts where the engine did not count. */
  readonly promptTokens?: number;
  readonly cachedTokens?: number;
  readonly tokens: number;
  readonly tokensAreCounted: boolean;
  readonly finish?: string;
  /** The person cancelled it: counted nowhere. */
  readonly stopped?: true;
  readonly failure?: ChatFailure;
  readonly server?: ServerTimings;
}

/** What the engine showed of itself during a run. */
export interface EngineSeries {
  readonly side: Side;
  /** A measure of the catalogue. */
  readonly measure: string;
  /** Milliseconds since the run began, ascending. */
  readonly times: readonly number[];
  readonly values: ReadonlyArray<number | null>;
}

/** A run that is over, as it is kept and exported. */
export interface RunRecord {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly began: number;
  readonly ended: number;
  readonly cancelled: boolean;
  readonly targets: readonly RunTarget[];
  readonly settings: RunSettings;
  /** Names of the sets and files whose prompts it asked, for a person. */
  readonly prompts: readonly string[];
  readonly results: readonly RequestResult[];
  readonly series: readonly EngineSeries[];
}
