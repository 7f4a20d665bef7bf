import { type Sampling } from './sampling';

/** One prompt of a request. */
export interface Prompt {
  readonly tokens: readonly number[];
  /** Its text, for `echo`. */
  readonly text: string;
  /** What the reply is about. */
  readonly question: string;
}

/** A request for text, checked. */
export interface GenerationRequest {
  readonly kind: 'chat' | 'completion';
  /** As the answer names it. */
  readonly model: string;
  /** Adapter that it runs on. */
  readonly lora?: string;
  readonly sampling: Sampling;
  readonly prompts: readonly Prompt[];
  /** Tokens that each reply may have, by prompt. */
  readonly maxTokens: readonly number[];
  /** How many alternatives to show for each token; undefined where log probabilities were not asked for. */
  readonly logprobs?: number;
  /** Only the prompt is asked for (`echo` with `max_tokens` 0). */
  readonly promptOnly: boolean;
}

/** A model or adapter that can be asked for. */
export interface Served {
  readonly model: string;
  readonly lora?: string;
}
