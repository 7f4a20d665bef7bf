import type { ChatMessage } from './types';

/** What is asked of a model. Fields that are absent are left to the engine. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly temperature?: number;
  readonly topP?: number;
  /** Tokens. */
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  readonly seed?: number;
  /** For models whose chat template knows `enable_thinking`. */
  readonly thinking?: boolean;
  /** Goes on until `maxTokens`, whatever the model would have done: for measuring. */
  readonly ignoreEos?: boolean;
}

/**
 * The JSON of a streamed chat completion that ends with the request's tokens and, where the engine measures them, its
 * timings.
 */
export function chatBody(request: ChatRequest): string {
  const { model, messages, temperature, topP, maxTokens, stop = [], seed, thinking, ignoreEos } = request;
  return JSON.stringify({
    model,
    messages,
    temperature,
    top_p: topP,
    max_tokens: maxTokens,
    stop: stop.length > 0 ? stop : undefined,
    seed,
    chat_template_kwargs: thinking === undefined ? undefined : { enable_thinking: thinking },
    ignore_eos: ignoreEos || undefined,
    stream: true,
    stream_options: { include_usage: true },
  });
}
