import type { ChatRequest } from '../engine/chat/request';

/** What a person sets of each request. */
type Sampling = Omit<ChatRequest, 'model' | 'messages' | 'ignoreEos'>;

/** How a chat asks. What is absent is left to the engine. */
export interface ChatSettings extends Sampling {
  /** Absent: the first model that the engine serves. */
  readonly model?: string;
  readonly system?: string;
  /** Longest waits, seconds: for the first byte of a reply, and between two of its pieces. */
  readonly firstByteSeconds?: number;
  readonly silenceSeconds?: number;
}

/** The part of a request that settings decide. */
export function requestSettings(settings: ChatSettings): Sampling {
  const { temperature, topP, maxTokens, stop, seed, thinking } = settings;
  return { temperature, topP, maxTokens, stop, seed, thinking };
}
