import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SimulatedPages } from './pages';

const BOOT = { settings: { featureToggles: {}, appSubUrl: '' }, user: { id: 1, orgId: 1, theme: 'dark' } };
const DOCUMENT = `<!doctype html><meta charset="utf-8" /><title>bench</title><link rel="icon" href="data:," />
<script>window.grafanaBootData = ${JSON.stringify(BOOT)};</script>
<script src="/watch.js"></script>`;

/** Serves the page that watches, and to it an engine's pages: those of a past that it asks for, then one a scrape. */
export class EngineServer {
  /** When each scrape came, milliseconds since the epoch. */
  readonly scrapes: number[] = [];
  private readonly pages: SimulatedPages;
  private ready: string;
  private server: Server | undefined;

  constructor(
    engines: number,
    private readonly script: string
  ) {
    this.pages = new SimulatedPages(engines);
    this.ready = this.pages.next();
  }

  /** Bytes of a page. */
  get size(): number {
    return this.ready.length;
  }

  /** Begins to serve; the address is on localhost, where browsers have locks. */
  async start(): Promise<string> {
    this.server = createServer(({ url = '/' }, response) => this.answer(url, response)).listen(0, 'localhost');
    await once(this.server, 'listening');
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  private answer(url: string, response: ServerResponse): void {
    if (url === '/engine/metrics' || url === '/past') {
      if (url === '/engine/metrics') {
        this.scrapes.push(Date.now());
      }
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(this.ready, () => {
        // Made ahead, so that a scrape takes no longer than it does at an engine.
        setImmediate(() => (this.ready = this.pages.next()));
      });
    } else if (url === '/watch.js') {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(this.script);
    } else if (url === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(DOCUMENT);
    } else {
      response.writeHead(404).end();
    }
  }
}
