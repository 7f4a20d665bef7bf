import { type ClientRequest, type IncomingMessage } from 'node:http';
import { Reply } from '../../src/engine/chat/reply';
import { codeOf, messageOf } from '../errors';
import { formatDuration } from '../duration';
import { type HttpClient } from './http-client';

const PATH = '/v1/chat/completions';
/** What is kept of an error's text, characters. */
const BODY_CHARS = 2000;
/** Longer ones fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export interface SendOptions {
  readonly timeoutMs: number;
  /** Ends the request at once. */
  readonly signal: AbortSignal;
  /** Closes the stream after so many parts. */
  readonly abortAfter: number;
  readonly readTokensPerSecond: number;
}

/** How a request went; times are `performance.now()`, milliseconds. */
export interface ChatAnswer {
  readonly sentAt: number;
  readonly endedAt: number;
  /** HTTP status, 0 for no answer. */
  readonly status: number;
  readonly stream: Reply;
  /** The text of an answer that is no stream. */
  readonly body?: string;
  /** What went wrong with the connection. */
  readonly exc?: string;
  /** Closed by this client. */
  readonly aborted: boolean;
}

/** Sends a chat and reads its stream; never rejects. */
export function sendChat(client: HttpClient, body: string, options: SendOptions): Promise<ChatAnswer> {
  return new Promise((resolve) => new Exchange(client, body, options, resolve).send());
}

class Exchange {
  private readonly sentAt = performance.now();
  private readonly stream = new Reply();
  private request: ClientRequest | undefined;
  private status = 0;
  private body: string | undefined;
  private ended = false;
  private readonly timer: NodeJS.Timeout;
  private readonly stop = () => this.end({ aborted: true });

  constructor(
    private readonly client: HttpClient,
    private readonly text: string,
    private readonly options: SendOptions,
    private readonly resolve: (answer: ChatAnswer) => void
  ) {
    const { timeoutMs, signal } = options;
    const exc = `timeout after ${formatDuration(timeoutMs)}`;
    this.timer = setTimeout(() => this.end({ exc }), Math.min(timeoutMs, LONGEST_TIMER_MS));
    signal.addEventListener('abort', this.stop);
  }

  send(): void {
    const request = this.client.open('POST', PATH, this.text);
    this.request = request;
    request.on('response', (response) => this.receive(response));
    request.on('error', (error) => {
      // The server closed an idle connection just as it was used again: nothing of the request was read.
      const stale = request.reusedSocket && this.status === 0 && codeOf(error) === 'ECONNRESET';
      if (stale && !this.ended) {
        this.send();
      } else {
        this.end({ exc: describe(error) });
      }
    });
  }

  private receive(response: IncomingMessage): void {
    this.status = response.statusCode ?? 0;
    response.on('error', (error) => this.end({ exc: describe(error) }));
    if (this.status === 200 && response.headers['content-type']?.startsWith('text/event-stream')) {
      response.on('data', (bytes: Buffer) => this.read(bytes, response));
      response.on('end', () => {
        this.stream.end(performance.now());
        this.end(this.stream.failure?.kind === 'cut-off' ? { exc: 'cut off' } : {});
      });
    } else {
      this.body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (this.body += text.slice(0, BODY_CHARS - (this.body ?? '').length)));
      response.on('end', () => this.end(this.status === 200 ? { exc: 'not a stream' } : {}));
    }
  }

  private read(bytes: Buffer, response: IncomingMessage): void {
    const { stream } = this;
    const before = stream.parts;
    stream.push(bytes, performance.now());
    const { abortAfter, readTokensPerSecond } = this.options;
    if (stream.parts >= abortAfter && stream.finish === undefined) {
      this.stop();
    } else if (readTokensPerSecond < Infinity && stream.parts > before) {
      response.pause();
      setTimeout(() => response.resume(), (1000 * (stream.parts - before)) / readTokensPerSecond);
    }
  }

  private end({ exc, aborted = false }: { exc?: string; aborted?: boolean }): void {
    if (this.ended) {
      return;
    }
    this.ended = true;
    clearTimeout(this.timer);
    this.options.signal.removeEventListener('abort', this.stop);
    const { sentAt, status, stream, body } = this;
    if (exc !== undefined || aborted) {
      this.request?.destroy();
    }
    this.resolve({ sentAt, endedAt: performance.now(), status, stream, body, exc, aborted });
  }
}

/** `ECONNREFUSED` and the like as they are, so that they can be counted. */
function describe(error: unknown): string {
  return codeOf(error) ?? messageOf(error);
}
