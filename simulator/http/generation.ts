import { TokenList } from '../core/content';
import { type FinishReason } from '../core/finish';
import { type RejectionReason, type SimulatedRequest } from '../core/request';
import { ReplyReader } from './delta';
import { type GenerationRequest, type Prompt } from './generation-request';
import { topicOf } from './prose';
import { Reply } from './reply';
import { type Target } from './target';
import { hashText } from './tokenizer';

/** One reply on its way: one of `n`, to one prompt. */
export interface Sequence {
  /** Place among the choices of the answer. */
  readonly index: number;
  readonly prompt: Prompt;
  readonly reader: ReplyReader;
  request?: SimulatedRequest;
  /** Tokens that have come and are not read yet. */
  due: number;
  /** Why it ended, once it has. */
  reason?: FinishReason;
  /** The answer has its end. */
  closed: boolean;
}

/** Who hears of what happens to the sequences of a request. */
export interface GenerationListener {
  /** Tokens came, or the end. */
  advanced(sequence: Sequence): void;
  rejected(reason: RejectionReason, late: boolean): void;
  /** The engine failed. */
  failed(): void;
}

/** The sequences of one request, as the engine works on them. */
export class Generation {
  readonly sequences: readonly Sequence[];
  private over = false;

  constructor(
    readonly target: Target,
    readonly request: GenerationRequest,
    private readonly listener: GenerationListener
  ) {
    const { n } = request.sampling;
    this.sequences = request.prompts.flatMap((prompt, promptIndex) =>
      Array.from({ length: n }, (_, index) => this.sequence(prompt, promptIndex, promptIndex * n + index))
    );
  }

  /** Hands the sequences to the engine. */
  start(): void {
    const { target, request } = this;
    const { service } = target;
    for (const sequence of this.sequences) {
      const { reply } = sequence.reader;
      const spec = {
        prompt: new TokenList(sequence.prompt.tokens),
        maxTokens: this.maxTokens(sequence.index),
        naturalTokens: reply.naturalTokens,
        n: request.sampling.n,
        lora: request.lora,
        replyId: service.nextContentId(),
      };
      sequence.request = service.submit(spec, {
        tokens: (_request, count) => this.tokens(sequence, count),
        finished: (_request, reason) => this.finished(sequence, reason),
        rejected: (_request, reason, late) => this.end(() => this.listener.rejected(reason, late)),
      });
    }
  }

  /** The client has gone, or the answer is over: what still runs is aborted. */
  stop(): void {
    if (this.over) {
      return;
    }
    this.over = true;
    for (const { request, reason } of this.sequences) {
      if (request !== undefined && reason === undefined) {
        this.target.service.abort(request);
      }
    }
  }

  /** Whether the engine has taken in none of it yet. */
  get arriving(): boolean {
    return this.sequences.every(({ request }) => request?.state === 'arriving');
  }

  private tokens(sequence: Sequence, count: number): void {
    if (this.over) {
      return;
    }
    sequence.due += count;
    const { reply, read } = sequence.reader;
    const end = Math.min(reply.naturalTokens, this.maxTokens(sequence.index));
    if (read + sequence.due < end) {
      this.listener.advanced(sequence);
    }
  }

  private finished(sequence: Sequence, reason: FinishReason): void {
    if (this.over) {
      return;
    }
    sequence.reason = reason;
    if (reason === 'error') {
      this.end(() => this.listener.failed());
    } else {
      this.listener.advanced(sequence);
    }
  }

  private end(tell: () => void): void {
    if (!this.over) {
      this.stop();
      tell();
    }
  }

  private maxTokens(index: number): number {
    return this.request.maxTokens[Math.floor(index / this.request.sampling.n)];
  }

  private sequence(prompt: Prompt, promptIndex: number, index: number): Sequence {
    const { request, target } = this;
    const { sampling } = request;
    const { stop, includeStop } = sampling;
    const reply = new Reply(
      {
        seed: this.seed(prompt, index - promptIndex * sampling.n),
        topic: topicOf(prompt.question),
        maxTokens: request.maxTokens[promptIndex],
        minTokens: sampling.minTokens,
        ignoreEnd: sampling.ignoreEnd,
        reasoningShare: request.kind === 'chat' ? target.settings.reasoningShare : 0,
        stop,
        stopTokens: sampling.stopTokens,
        includeStop,
      },
      target.shared.tokenizer
    );
    const holdBack = includeStop ? 0 : Math.max(0, ...stop.map((text) => text.length - 1));
    return { index, prompt, reader: new ReplyReader(reply, holdBack), due: 0, closed: false };
  }

  /** Without sampling, or with a seed, the same prompt gives the same reply. */
  private seed({ tokens }: Prompt, index: number): number {
    const { temperature, seed } = this.request.sampling;
    if (temperature > 0 && seed === undefined) {
      return this.target.shared.random.integer();
    }
    return hashText(`${tokens.join()} ${temperature > 0 ? seed : ''} ${index}`, hashText(this.request.model));
  }
}
