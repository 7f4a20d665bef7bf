import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type FastifyInstance } from 'fastify';
import { type Random } from '../core/random';
import { type SimulatedService } from '../server/service';
import { type ServerState } from '../server/state';
import { createApp, type Destination } from './app';
import { Port } from './port';
import { Target, type Clock, type Shared } from './target';
import { Tokenizer } from './tokenizer';

/** What the surface is made with. */
export interface SimulatorHttpOptions {
  /** Writes the page of `/metrics`. */
  readonly renderMetrics: (state: ServerState) => string;
  readonly random: Random;
  /** Left out where simulated time needs no telling. */
  readonly clock?: Clock;
}

/** Where path-mounted servers are. */
const MOUNT = /^\/engines\/([^/?]+)(\/[^?]*)?(\?.*)?$/;

/** Serves simulated vLLM servers over HTTP: each on a port of its own, or under `/engines/NAME` of a shared one. */
export class SimulatorHttp {
  private readonly shared: Shared;
  private readonly ports = new Map<Port, SimulatedService>();
  private readonly shareds: Port[] = [];
  private readonly byName = new Map<string, Target>();
  private readonly byRequest = new WeakMap<IncomingMessage, Target>();
  private app: Promise<FastifyInstance> | undefined;
  private refreshing: Promise<void> = Promise.resolve();

  constructor({ renderMetrics, random, clock }: SimulatorHttpOptions) {
    this.shared = { renderMetrics, random, clock, tokenizer: new Tokenizer() };
  }

  /**
   * Serves a server on a port of its own, which refuses connections while the server is down.
   *
   * @param port 0 for any that is free.
   * @throws Error that names the port and says what to do where it cannot be opened.
   */
  async addOnPort(service: SimulatedService, port: number, host = '127.0.0.1'): Promise<{ port: number }> {
    const target = new Target(service, '', this.shared);
    const app = await this.started();
    const opened = new Port(
      (request, response) => {
        this.byRequest.set(request, target);
        app.routing(request, response);
      },
      port,
      host
    );
    await opened.open();
    this.ports.set(opened, service);
    await match(opened, service);
    return { port: opened.number };
  }

  /** Serves a server under `/engines/NAME`, on every port of {@link listen} and through {@link handle}. */
  addOnPath(service: SimulatedService, name: string): void {
    this.byName.set(name, new Target(service, `/engines/${encodeURIComponent(name)}`, this.shared));
  }

  /** Ends what {@link addOnPath} began. */
  removePath(name: string): void {
    this.byName.delete(name);
  }

  /**
   * Opens a port for the servers under `/engines`.
   *
   * @param port 0 for any that is free.
   * @throws Error that names the port and says what to do where it cannot be opened.
   */
  async listen(port: number, host = '127.0.0.1'): Promise<{ port: number }> {
    const app = await this.started();
    const opened = new Port((request, response) => app.routing(request, response), port, host);
    await opened.open();
    this.shareds.push(opened);
    return { port: opened.number };
  }

  /** Answers a request that another HTTP server received for a path under `/engines`. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const app = await this.started();
    app.routing(request, response);
  }

  /** Opens and closes the ports of servers that came up or went down; to be called when that happens. */
  refresh(): Promise<void> {
    this.refreshing = this.refreshing.catch(() => undefined).then(() => this.matchPorts());
    return this.refreshing;
  }

  /** Closes every port and connection. */
  async close(): Promise<void> {
    await this.refreshing.catch(() => undefined);
    await Promise.all([...this.ports.keys(), ...this.shareds].map((port) => port.close()));
    this.ports.clear();
    await (await this.app)?.close();
  }

  private async matchPorts(): Promise<void> {
    for (const [port, service] of this.ports) {
      await match(port, service);
    }
  }

  private started(): Promise<FastifyInstance> {
    this.app ??= createApp((request) => this.locate(request));
    return this.app;
  }

  private locate(request: IncomingMessage): Destination | undefined {
    const target = this.byRequest.get(request);
    if (target !== undefined) {
      return { target, url: request.url ?? '/' };
    }
    const [, name = '', path = '/', query = ''] = MOUNT.exec(request.url ?? '') ?? [];
    const mounted = this.byName.get(decoded(name));
    return mounted && { target: mounted, url: path + query };
  }
}

/** Opens or closes a port as its server is up or down. */
function match(port: Port, service: SimulatedService): Promise<void> {
  return service.health === 'down' ? port.close() : port.open();
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
