import { failureOf } from './failure';
import { type RawEvent, Reply } from './reply';
import { chatBody, type ChatRequest } from './request';
import type { ChatFailure } from './types';
import { utf8 } from './utf8';

/** How an answer begins, and its bytes as they come. */
export interface ChatAnswer {
  readonly status: number;
  header(name: string): string | null;
  readonly body: AsyncIterable<Uint8Array>;
}

/** One request on its way; `cancel` closes the connection, on which the engine stops generating. */
export interface Exchange {
  readonly answer: Promise<ChatAnswer>;
  cancel(): void;
}

/** Sends the JSON of a chat completion. */
export type ChatTransport = (body: string) => Exchange;

/** Time as the transport's side has it. */
export interface Clock {
  /** Milliseconds, only ever forward. */
  now(): number;
  /** Milliseconds since the epoch. */
  wall(): number;
  /** Calls after so many milliseconds, unless what it answers is called before. */
  after(ms: number, call: () => void): () => void;
}

export interface RunOptions {
  /** Longest wait for the first byte of the reply, and between two pieces of it, milliseconds. */
  readonly firstByteMs?: number;
  readonly silenceMs?: number;
  readonly onEvent?: (event: RawEvent) => void;
  /** Something came, or it is over. */
  readonly onChange?: () => void;
}

const MINUTE = 60_000;
/** What is read of an answer that is no stream, bytes. */
const MOST_BODY = 64 * 1024;

/** One request and its reply, from sending to the end. Times are on the clock it was given. */
export class ChatRun {
  readonly reply: Reply;
  readonly sentAt: number;
  /** Of the reply's body; NaN until then. */
  firstByteAt = Number.NaN;
  endedAt = Number.NaN;
  /** HTTP status; 0 until there is one. */
  status = 0;
  /** The person stopped it: what came is kept. */
  stopped = false;
  /** Never rejects. */
  readonly finished: Promise<void>;
  private answer: ChatAnswer | undefined;
  private problem: ChatFailure | undefined;
  private disarm = () => {};
  private readonly exchange: Exchange;

  /** Sends it at once. */
  constructor(
    transport: ChatTransport,
    readonly request: ChatRequest,
    private readonly clock: Clock,
    private readonly options: RunOptions = {}
  ) {
    this.reply = new Reply(options.onEvent);
    this.sentAt = clock.now();
    this.exchange = transport(chatBody(request));
    this.arm('no-first-byte', options.firstByteMs ?? 5 * MINUTE);
    this.finished = this.read().then(
      () => this.close(),
      (error: unknown) => {
        // Once the reply has begun, the engine was reached.
        const kind = Number.isNaN(this.firstByteAt) ? 'unreachable' : 'cut-off';
        this.close({ kind, message: error instanceof Error ? error.message : String(error) });
      }
    );
  }

  /** Why it is no whole reply; undefined while it goes on, and where the person stopped it. */
  get failure(): ChatFailure | undefined {
    return this.stopped ? undefined : (this.problem ?? this.reply.failure);
  }

  get isOver(): boolean {
    return !Number.isNaN(this.endedAt);
  }

  /** A header of the answer; null where there is none, or no answer. */
  header(name: string): string | null {
    return this.answer?.header(name) ?? null;
  }

  /** Ends the generation; what came is kept. */
  stop(): void {
    if (!this.isOver) {
      this.stopped = true;
      this.exchange.cancel();
      this.close();
    }
  }

  private async read(): Promise<void> {
    const { clock, reply, exchange } = this;
    const answer = await exchange.answer;
    this.answer = answer;
    this.status = answer.status;
    if (answer.status !== 200 || !/^text\/event-stream\b/i.test(answer.header('content-type') ?? '')) {
      const text = await textOf(answer.body);
      this.problem ??= failureOf(answer.status, text, answer.header('retry-after'), clock.wall());
      exchange.cancel();
      return;
    }
    for await (const bytes of answer.body) {
      const at = clock.now();
      if (this.isOver) {
        return;
      }
      this.firstByteAt = Number.isNaN(this.firstByteAt) ? at : this.firstByteAt;
      this.arm('stalled', this.options.silenceMs ?? MINUTE);
      reply.push(bytes, at);
      this.options.onChange?.();
    }
    reply.end(clock.now());
  }

  private arm(kind: 'no-first-byte' | 'stalled', ms: number): void {
    this.disarm();
    this.disarm = this.clock.after(ms, () => {
      this.exchange.cancel();
      this.close({ kind, message: '' });
    });
  }

  private close(problem?: ChatFailure): void {
    if (this.isOver) {
      return;
    }
    this.disarm();
    this.problem ??= problem;
    this.endedAt = this.clock.now();
    this.options.onChange?.();
  }
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: number[] = [];
  for await (const bytes of body) {
    pieces.push(...bytes.slice(0, MOST_BODY - pieces.length));
    if (pieces.length >= MOST_BODY) {
      break;
    }
  }
  return utf8(Uint8Array.from(pieces));
}
