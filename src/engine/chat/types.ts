/** One message of a conversation, as the engine takes it. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A call of a tool that a model asks for; the arguments are as it wrote them, which need not be JSON. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** Tokens of a request, as the engine counted them. */
export interface Usage {
  readonly prompt: number;
  readonly completion: number;
  /** Of the prompt, those that the prefix cache had; only with `--enable-prompt-tokens-details`. */
  readonly cached?: number;
  /** Of the completion, those that are reasoning. */
  readonly reasoning?: number;
}

/** What an engine with `--enable-per-request-metrics` (0.25 and newer) says of one request; milliseconds. */
export interface ServerTimings {
  readonly queue?: number;
  /** From the first scheduling to the first token: prefill, without the queue. */
  readonly prefill?: number;
  /** From the first token to the last. */
  readonly decode?: number;
  readonly meanGap?: number;
}

/** Why a reply failed. */
export type FailureKind =
  | 'unauthorized'
  | 'forbidden'
  | 'unknown-model'
  | 'too-long'
  | 'bad-request'
  | 'rate-limited'
  | 'busy'
  | 'server'
  | 'unreachable'
  | 'not-a-stream'
  | 'no-first-byte'
  | 'stalled'
  | 'error-event'
  | 'malformed'
  | 'aborted'
  | 'cut-off';

/** A reply that is not what was asked for. */
export interface ChatFailure {
  readonly kind: FailureKind;
  /** What the engine, or the way to it, said; empty where nothing was said. */
  readonly message: string;
  /** HTTP status; absent where there was none. */
  readonly status?: number;
  /** Seconds after which the engine wants to be asked again. */
  readonly retryAfter?: number;
}
