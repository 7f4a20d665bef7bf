import type { ServedModel } from '../limits/models';
import type { Snapshot } from '../exposition/types';
import type { ChatRequest } from './request';
import type { Exchange } from './run';

/** Tokens of a conversation, as the engine's tokenizer counts them. */
export interface TokenCount {
  readonly tokens: number;
  /** Prompt and reply together. */
  readonly maxModelLen?: number;
}

/** An engine that a chat can be held with: what the vLLM datasource offers beside queries. */
export interface ChatSource {
  /** Sends the JSON of a chat completion; its answer streams. */
  chat(body: string): Exchange;
  /** The models that it serves. Rejects with words for a person where it cannot say. */
  served(): Promise<readonly ServedModel[]>;
  /** Undefined where the engine cannot or may not be asked. */
  countTokens(request: Pick<ChatRequest, 'model' | 'messages' | 'thinking'>): Promise<TokenCount | undefined>;
  /** The engine's page as it is now; undefined where it cannot be read. */
  scrape(): Promise<Snapshot | undefined>;
}

/** Whether a datasource is one. */
export function isChatSource(datasource: unknown): datasource is ChatSource {
  const methods: ReadonlyArray<keyof ChatSource> = ['chat', 'served', 'countTokens', 'scrape'];
  return (
    typeof datasource === 'object' &&
    datasource !== null &&
    methods.every((name) => typeof (datasource as Partial<ChatSource>)[name] === 'function')
  );
}
