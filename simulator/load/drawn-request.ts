import { type Segment } from '../core/content';

/** A request to send. */
export interface DrawnRequest {
  /** The whole prompt: the shared prefix, the conversation so far, and this request's own part. */
  readonly promptSegments: readonly Segment[];
  /** Tokens of all of it. */
  readonly promptTokens: number;
  /** The system prompt that it begins with, if any. */
  readonly prefix?: Segment;
  /** What nobody asked before. */
  readonly own: Segment;
  /** Tokens after which the reply is cut. */
  readonly maxTokens: number;
  /** Tokens after which the model stops by itself; infinity where it ignores the end of text. */
  readonly naturalTokens: number;
  /** Adapter; the base model where undefined. */
  readonly lora?: string;
  /** Tokens after which the client closes the stream; infinity where it reads to the end. */
  readonly abortAfter: number;
  /** How fast the client reads; infinity where as fast as it comes. */
  readonly readTokensPerSecond: number;
  /** Whether the prompt is meant to be refused. */
  readonly tooLong: boolean;
}
