import { type RejectionReason } from '../core/request';
import { type Call } from './call';
import { ChatStream } from './chat-stream';
import { CompletionStream } from './completion-stream';
import { engineDead, rejected, type ApiError } from './errors';
import { Generation, type GenerationListener, type Sequence } from './generation';
import { type GenerationRequest } from './generation-request';
import { identify } from './identity';
import { type StreamFormat } from './stream-format';

/** How long the answer waits for admission control before it begins, milliseconds. */
const HEAD_AFTER = 25;
/** Bytes that may wait for a slow client; then tokens are only counted, until it has read them. */
const MOST_UNREAD = 64 * 1024;

/**
 * An answer of server-sent events: each token is written as it comes. Where the client does not read, tokens are
 * counted and go out together later, as vLLM joins what was not fetched.
 */
export class StreamAnswer implements GenerationListener {
  readonly generation: Generation;
  private readonly format: StreamFormat;
  private readonly call: Call;
  private readonly timer: NodeJS.Timeout;
  private begun = false;
  private opened = false;
  private over = false;

  constructor(call: Call, request: GenerationRequest) {
    this.call = call;
    this.generation = new Generation(call.target, request, this);
    const identity = identify(call, request);
    this.format =
      request.kind === 'chat'
        ? new ChatStream(this.generation, identity)
        : new CompletionStream(this.generation, identity);
    this.timer = setInterval(() => this.beginOnceAdmitted(), HEAD_AFTER);
    call.response.on('drain', () => this.flush());
    call.response.once('close', () => this.finish());
  }

  advanced(sequence: Sequence): void {
    this.begin();
    if (!this.opened) {
      this.opened = true;
      this.format.opening().forEach((chunk) => this.write(chunk));
    }
    this.flushSequence(sequence);
    this.closeIfDone();
  }

  rejected(reason: RejectionReason, late: boolean): void {
    this.fail(rejected(reason), late);
  }

  failed(): void {
    this.fail(engineDead(), true);
  }

  private fail(error: ApiError, late: boolean): void {
    if (!this.begun && !late) {
      this.finish();
      this.call.fail(error);
      return;
    }
    this.begin();
    this.end(error.event);
  }

  /** The head goes out as soon as the request waits in the engine, long before its first token. */
  private beginOnceAdmitted(): void {
    if (!this.generation.arriving) {
      this.begin();
    }
  }

  private begin(): void {
    clearInterval(this.timer);
    if (!this.begun && !this.over) {
      this.begun = true;
      this.call.beginStream();
    }
  }

  private flush(): void {
    if (!this.over && this.opened) {
      this.generation.sequences.forEach((sequence) => this.flushSequence(sequence));
      this.closeIfDone();
    }
  }

  private flushSequence(sequence: Sequence): void {
    const ended = sequence.reason !== undefined;
    if (sequence.closed || this.isBehind || (sequence.due === 0 && !ended)) {
      return;
    }
    const delta = sequence.reader.take(sequence.due, ended);
    sequence.due = 0;
    sequence.closed = ended;
    const chunk = ended ? this.format.last(sequence, delta) : this.format.part(sequence, delta);
    if (chunk !== undefined) {
      this.write(chunk);
    }
  }

  private closeIfDone(): void {
    if (this.over || !this.generation.sequences.every(({ closed }) => closed)) {
      return;
    }
    if (this.generation.request.sampling.includeUsage) {
      this.write(this.format.closing());
    }
    this.end('');
  }

  private write(chunk: string): void {
    this.call.response.write(`data: ${chunk}\n\n`);
  }

  private end(event: string): void {
    if (!this.over) {
      this.finish();
      if (event !== '') {
        this.call.response.write(event);
      }
      this.call.response.end('data: [DONE]\n\n');
    }
  }

  private finish(): void {
    this.over = true;
    clearInterval(this.timer);
  }

  private get isBehind(): boolean {
    const { response } = this.call;
    return response.writableNeedDrain && response.writableLength > MOST_UNREAD;
  }
}
