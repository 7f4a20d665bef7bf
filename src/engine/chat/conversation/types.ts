import type { ReplyFigures } from '../figures';
import type { ChatFailure, ServerTimings, ToolCall, Usage } from '../types';

/** What a reply was, once it is over. */
export interface ReplyRecord {
  readonly model: string;
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finish?: string;
  /** The person stopped it. */
  readonly stopped?: true;
  readonly failure?: ChatFailure;
  readonly usage?: Usage;
  readonly server?: ServerTimings;
  readonly figures: ReplyFigures;
}

/** A message among its alternatives: those that follow the same one. */
export interface ChatNode {
  readonly id: string;
  /** The message that it follows; null for the first. */
  readonly parent: string | null;
  readonly role: 'user' | 'assistant';
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Of the assistant's. */
  readonly reply?: ReplyRecord;
}

/** A conversation with all its branches. Never changed: each change makes another one. */
export interface Conversation {
  readonly id: string;
  /** In the order in which they were made. */
  readonly nodes: readonly ChatNode[];
  /** The end of the branch that is shown; null while there is nothing. */
  readonly leaf: string | null;
}
