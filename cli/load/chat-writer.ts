import { mixHash, type Segment } from '../../simulator/core/content';
import { type DrawnRequest } from '../../simulator/load/drawn-request';
import { type Target } from './target';
import { wordsOf } from './words';

/** A part of a conversation. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Turns drawn requests into the bodies of real ones: the same tokens' name gives the same words. */
export class ChatWriter {
  private readonly prefixes = new Map<number, string>();

  constructor(
    private readonly target: Target,
    private readonly seed: number
  ) {}

  /** Words that make about as many tokens as the segment has. */
  textOf({ id, length }: Segment): string {
    return wordsOf(mixHash(this.seed, id) | 0, Math.max(1, Math.round(length / this.target.tokensPerWord)));
  }

  /** What the request's own part says; a prompt too long for the sampler's context is made too long for the server's. */
  question({ own, tooLong }: DrawnRequest): Message {
    const length = tooLong ? own.length + Math.ceil(0.1 * this.target.context) + 64 : own.length;
    return { role: 'user', content: this.textOf({ id: own.id, length }) };
  }

  /** The JSON of a request. @param messages the conversation, the new question last, without the system prompt. */
  body({ prefix, lora, maxTokens, naturalTokens }: DrawnRequest, messages: readonly Message[]): string {
    const system: Message[] = prefix === undefined ? [] : [{ role: 'system', content: this.prefix(prefix) }];
    return JSON.stringify({
      model: lora ?? this.target.model,
      messages: [...system, ...messages],
      max_tokens: Math.min(maxTokens, naturalTokens),
      stream: true,
      stream_options: { include_usage: true },
      ...(naturalTokens === Infinity ? { ignore_eos: true } : {}),
    });
  }

  private prefix(segment: Segment): string {
    let text = this.prefixes.get(segment.id);
    if (text === undefined) {
      text = this.textOf(segment);
      this.prefixes.set(segment.id, text);
    }
    return text;
  }
}
