import { createServer } from 'node:net';

/** A port and, where the wished one was taken, the wish. */
export interface ChosenPort {
  readonly port: number;
  readonly instead?: number;
}

/** Hands out ports on the loopback address that nobody listens on, none of them twice. */
export class Ports {
  private readonly given = new Set<number>();

  constructor(private readonly host: string) {}

  /** The wished port, or the next free one above it, or any. @throws Error where no port is free at all. */
  async choose(wish: number): Promise<ChosenPort> {
    for (let port = wish; port !== 0 && port < Math.min(wish + 100, 65_536); port++) {
      if (!this.given.has(port) && (await freePort(port, this.host)) !== null) {
        this.given.add(port);
        return port === wish ? { port } : { port, instead: wish };
      }
    }
    const any = await freePort(0, this.host);
    if (any === null) {
      throw new Error(`no port is free on ${this.host}`);
    }
    this.given.add(any);
    return { port: any, ...(wish === 0 ? {} : { instead: wish }) };
  }

  /** The first of so many free ports in a row, at or above the wished one. @throws Error where there is no such row. */
  async chooseRow(wish: number, count: number): Promise<number> {
    for (let first = wish; first < Math.min(wish + 1000, 65_536 - count); first++) {
      const row = Array.from({ length: count }, (_, i) => first + i);
      const free = await Promise.all(
        row.map(async (port) => !this.given.has(port) && (await freePort(port, this.host)) !== null)
      );
      if (free.every(Boolean)) {
        row.forEach((port) => this.given.add(port));
        return first;
      }
    }
    throw new Error(`no ${count} ports in a row are free on ${this.host} above ${wish}`);
  }
}

/** The port itself (0: any) where it can be listened on, else null. */
async function freePort(port: number, host: string): Promise<number | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(null));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}
