import type { ChatRequest } from '../engine/chat/request';

/** How a chat asks. What is absent is left to the engine. */
export interface ChatSettings {
  /** Absent: the first model that the engine serves. */
  readonly model?: string;
  readonly system?: string;
  readonly temperature?: number;
  readonly topP?: number;
  /** Tokens of a reply. */
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  readonly seed?: number;
  readonly thinking?: boolean;
  /** Longest waits, seconds: for the first byte of a reply, and between two of its pieces. */
  readonly firstByteSeconds?: number;
  readonly silenceSeconds?: number;
}

/** The part of a request that settings decide. */
export function requestSettings(settings: ChatSettings): Omit<ChatRequest, 'model' | 'messages'> {
  const { temperature, topP, maxTokens, stop, seed, thinking } = settings;
  return { temperature, topP, maxTokens, stop, seed, thinking };
}
