import { type Segment } from '../core/content';
import { type DrawnRequest } from './drawn-request';
import { type RequestSampler } from './request-sampler';

/** A session: each of its requests repeats the system prompt, the questions and the replies so far. */
export class Conversation {
  /** Number of the last question, from 1. */
  turn = 0;
  private segments: Segment[] = [];
  private length = 0;

  /** Drawn by `RequestSampler.conversation`. */
  constructor(
    private readonly sampler: RequestSampler,
    private readonly turns: number,
    private readonly prefix: Segment | undefined,
    private readonly lora: string | undefined
  ) {}

  /** The next question; undefined where the session is over, or the context has no room for another. */
  next(): DrawnRequest | undefined {
    if (this.turn >= this.turns) {
      return undefined;
    }
    const request = this.sampler.tooLong() ?? (this.turn === 0 ? this.opening() : this.followUp());
    this.turn += request === undefined ? 0 : 1;
    return request;
  }

  /**
   * Puts a reply into the conversation.
   *
   * @param replyId names its tokens.
   * @param tokens as many as came.
   */
  replied(replyId: number, tokens: number): void {
    if (tokens > 0) {
      this.segments.push({ id: replyId, length: tokens });
      this.length += tokens;
    }
  }

  private opening(): DrawnRequest {
    const request = this.sampler.first(this.prefix, this.lora);
    this.segments = [...request.promptSegments];
    this.length = request.promptTokens;
    return request;
  }

  private followUp(): DrawnRequest | undefined {
    const { sampler, prefix, lora } = this;
    const own = sampler.question(Infinity);
    const reply = sampler.drawReply();
    if (this.length + own.length + reply > sampler.context) {
      return undefined;
    }
    this.segments.push(own);
    this.length += own.length;
    return sampler.request(this.segments.slice(), lora, own, reply, prefix);
  }
}
