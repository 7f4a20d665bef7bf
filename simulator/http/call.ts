import { type IncomingMessage, type ServerResponse } from 'node:http';
import { isAtLeast } from '../core/version';
import { type ApiError } from './errors';
import { type Target } from './target';

/** Headers in the order in which they are sent. */
export type Headers = ReadonlyArray<readonly [name: string, value: string]>;

/** Paths that the engine's instrumentation leaves out wherever they occur. */
const UNCOUNTED = /\/(?:metrics|health|load|ping|version|server_info)/;

/** One request to a simulated server, and its answer. */
export class Call {
  /** The route that it took; `none` where there is none for it. */
  handler = 'none';
  private readonly began = performance.now();
  private readonly requestId: string | undefined;
  private status = 200;
  private responseBytes = 0;

  constructor(
    readonly target: Target,
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    /** Path and query, without the server's prefix. */
    readonly url: string
  ) {
    const given = this.header('x-request-id');
    this.requestId = target.settings.enableRequestIdHeaders ? (given ?? target.hex(32)) : undefined;
  }

  get path(): string {
    return this.url.split('?')[0];
  }

  get query(): URLSearchParams {
    return new URLSearchParams(this.url.slice(this.path.length + 1));
  }

  /** Counts the answer once it is over, also where the client left before. */
  count(): void {
    const { response, request, target } = this;
    response.on('error', () => undefined);
    response.once('close', () => {
      const { service } = target;
      if (!UNCOUNTED.test(this.path)) {
        const answer = {
          method: request.method ?? 'GET',
          handler: this.handler,
          status: this.status,
          seconds: (performance.now() - this.began) / 1000,
          requestBytes: Number(this.header('content-length') ?? 0),
          responseBytes: this.responseBytes,
        };
        service.state().http.record(answer, service.unixNow);
      }
    });
  }

  /** From here on a client that leaves gets `null`, as far as the counting goes. */
  promiseBody(): void {
    this.responseBytes = 'null'.length;
  }

  /** A request header. */
  header(name: string): string | undefined {
    const value = this.request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }

  /** Answers with text of any kind. */
  send(status: number, text: string, headers: Headers, varies = true): void {
    const length = Buffer.byteLength(text);
    this.responseBytes = length;
    const last = headers.filter(([name]) => name === 'content-type' || (status === 307 && name === 'location'));
    const first = headers.filter((header) => !last.includes(header));
    this.head(status, [...first, ['content-length', String(length)], ...last], varies);
    this.response.end(text);
  }

  /** Answers with JSON that is written already. */
  sendJson(status: number, json: string, headers: Headers = []): void {
    this.send(status, json, [...headers, ['content-type', 'application/json']]);
  }

  /** Answers with an error. */
  fail(error: ApiError): void {
    this.sendJson(error.status, error.body);
  }

  /** Begins an answer of server-sent events. */
  beginStream(): void {
    this.head(200, [['content-type', 'text/event-stream; charset=utf-8']], true);
    this.response.flushHeaders();
  }

  private head(status: number, headers: Headers, varies: boolean): void {
    const { response, request, target } = this;
    this.status = status;
    response.sendDate = false;
    response.removeHeader('connection');
    const closing = /close/i.test(request.headers.connection ?? '') || request.httpVersion === '1.0';
    const all: Array<[string, string]> = [
      ['date', new Date().toUTCString()],
      ['server', 'uvicorn'],
      ...headers.map(([name, value]): [string, string] => [name, value]),
      ...this.sharing(varies),
    ];
    if (this.requestId !== undefined) {
      all.push(['x-request-id', this.requestId]);
    }
    if (closing || target.service.health === 'down') {
      all.push(['connection', 'close']);
    }
    response.writeHead(status, all.flat());
  }

  /** Cross-origin headers: versions before 0.32 allow any origin. */
  private sharing(varies: boolean): Array<[string, string]> {
    if (!varies) {
      return [];
    }
    if (isAtLeast(this.target.settings.version, '0.32')) {
      return [['vary', 'Origin']];
    }
    return this.header('origin') === undefined ? [] : [['access-control-allow-origin', '*']];
  }
}
