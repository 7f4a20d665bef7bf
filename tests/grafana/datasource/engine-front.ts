import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

/** One request as it came to an engine. */
export interface Seen {
  readonly method: string;
  /** The path as it was sent, with its query. */
  readonly url: string;
  readonly authorization?: string;
  /** When it began and, once it has, when it ended, milliseconds since the epoch. */
  readonly at: number;
  until?: number;
}

/** What stands before an engine: it passes everything on, writes down what came, and can be shut for a while. */
export class EngineFront {
  readonly seen: Seen[] = [];
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly engine: string) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Listens, on the same port as before. */
  async start(): Promise<void> {
    const server = createServer((incoming, outgoing) => this.pass(incoming, outgoing));
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(this.port, '127.0.0.1', done);
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** From now on nobody can connect. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((done) => (server ? server.close(() => done()) : done()));
  }

  /** The scrapes that began after a time. */
  scrapesSince(time: number): Seen[] {
    return this.seen.filter(({ url, at }) => url === '/metrics' && at > time);
  }

  /** Whether it has been scraped once a second lately; the first scrapes, while a page loads, stretch the interval. */
  isScrapedEverySecond(): boolean {
    return this.scrapesSince(Date.now() - 4_000).length >= 3;
  }

  private pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method = '', url = '', headers } = incoming;
    const seen: Seen = { method, url, authorization: headers.authorization, at: Date.now() };
    this.seen.push(seen);
    outgoing.on('close', () => (seen.until = Date.now()));
    const { hostname, port } = new URL(this.engine);
    const forward = request({ hostname, port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forward.on('error', () => outgoing.destroy());
    incoming.pipe(forward);
  }
}
