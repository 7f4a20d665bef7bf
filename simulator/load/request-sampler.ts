import { type Segment } from '../core/content';
import { type Random } from '../core/random';
import { type ClosedArrivals } from './arrivals-schema';
import { Conversation } from './conversation';
import { drawCount } from './distribution';
import { type DrawnRequest } from './drawn-request';
import { WorkloadError, type Workload } from './workload';

/** Tokens of the reply that a prompt too long asks for. */
const TOO_LONG_REPLY = 16;

export interface RequestSamplerOptions {
  readonly workload: Workload;
  readonly random: Random;
  /** Tokens that prompt and reply have room for; infinity where unknown. */
  readonly context: number;
  /** A name for tokens that nothing else has. */
  readonly nextId: () => number;
}

/** What the requests of a workload ask for. */
export class RequestSampler {
  private readonly prefixes: readonly Segment[];
  private readonly loraWeight: number;

  /** @throws WorkloadError where the shared prefix leaves no room in the context. */
  constructor(private readonly options: RequestSamplerOptions) {
    const { workload, context, nextId } = options;
    const { sharedPrefix, lora } = workload;
    if (sharedPrefix !== undefined && sharedPrefix.tokens > context - 2) {
      throw new WorkloadError(
        `sharedPrefix.tokens must be from 1 to ${context - 2}: the context holds ${context}, and a question and a reply follow`
      );
    }
    const { tokens = 0, groups = 0 } = sharedPrefix ?? {};
    this.prefixes = Array.from({ length: groups }, () => ({ id: nextId(), length: tokens }));
    this.loraWeight = lora?.adapters.reduce((sum, { weight }) => sum + weight, 0) ?? 0;
  }

  /** Tokens that prompt and reply have room for. */
  get context(): number {
    return this.options.context;
  }

  /** A request that belongs to no session. */
  single(): DrawnRequest {
    return this.tooLong() ?? this.first(this.drawPrefix(), this.drawLora());
  }

  /** A session: its requests repeat the conversation so far. */
  conversation({ turns }: ClosedArrivals): Conversation {
    return new Conversation(this, drawCount(turns, this.options.random), this.drawPrefix(), this.drawLora());
  }

  /** A prompt over the context, in the share of the requests that have one. */
  tooLong(): DrawnRequest | undefined {
    const { workload, random, context, nextId } = this.options;
    if (!this.chance(workload.tooLong?.share) || !Number.isFinite(context)) {
      return undefined;
    }
    const own = { id: nextId(), length: context + 1 + random.below(Math.ceil(context / 4)) };
    return { ...this.request([own], undefined, own, TOO_LONG_REPLY), tooLong: true, abortAfter: Infinity };
  }

  /** A request without a conversation before it, cut to the context. */
  first(prefix: Segment | undefined, lora: string | undefined): DrawnRequest {
    const room = this.context - (prefix?.length ?? 0);
    const own = this.question(room - 1);
    const segments = prefix === undefined ? [own] : [prefix, own];
    return this.request(segments, lora, own, Math.min(this.drawReply(), room - own.length), prefix);
  }

  /** A request's own part of at most `most` tokens. */
  question(most: number): Segment {
    const { workload, random, nextId } = this.options;
    return { id: nextId(), length: Math.min(drawCount(workload.promptTokens, random), most) };
  }

  /** Tokens of a reply. */
  drawReply(): number {
    return drawCount(this.options.workload.replyTokens, this.options.random);
  }

  /** What is asked with this prompt and a reply of so many tokens. */
  request(
    promptSegments: readonly Segment[],
    lora: string | undefined,
    own: Segment,
    reply: number,
    prefix?: Segment
  ): DrawnRequest {
    const { workload, random } = this.options;
    const { ignoreEosShare, stopProbability, abort, slowClient } = workload;
    const promptTokens = promptSegments.reduce((sum, segment) => sum + segment.length, 0);
    const ignores = this.chance(ignoreEosShare);
    const stops = !ignores && this.chance(stopProbability);
    return {
      promptSegments,
      promptTokens,
      prefix,
      own,
      // Room to stop by itself: twice the reply, as far as the context goes.
      maxTokens: stops ? Math.max(reply, Math.min(2 * reply, this.context - promptTokens)) : reply,
      naturalTokens: stops ? reply : ignores ? Infinity : reply + 1,
      lora,
      abortAfter: abort !== undefined && this.chance(abort.share) ? drawCount(abort.afterTokens, random) : Infinity,
      readTokensPerSecond:
        slowClient !== undefined && this.chance(slowClient.share) ? slowClient.tokensPerSecond : Infinity,
      tooLong: false,
    };
  }

  private drawPrefix(): Segment | undefined {
    const { workload, random } = this.options;
    return this.chance(workload.sharedPrefix?.share) ? this.prefixes[random.below(this.prefixes.length)] : undefined;
  }

  private drawLora(): string | undefined {
    const { workload, random } = this.options;
    if (workload.lora === undefined || !this.chance(workload.lora.share)) {
      return undefined;
    }
    const { adapters } = workload.lora;
    let left = random.uniform() * this.loraWeight;
    return (adapters.find(({ weight }) => (left -= weight) < 0) ?? adapters[adapters.length - 1]).name;
  }

  private chance(share = 0): boolean {
    return share >= 1 || (share > 0 && this.options.random.uniform() < share);
  }
}
