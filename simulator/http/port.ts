import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';

/** A port that can be closed and opened again. */
export class Port {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  /** @param wanted port; 0 for any that is free, which it then stays. */
  constructor(
    private readonly listener: RequestListener,
    private wanted: number,
    private readonly host: string
  ) {}

  /** The port; 0 as long as none was given. */
  get number(): number {
    return this.wanted;
  }

  get isOpen(): boolean {
    return this.server !== undefined;
  }

  /** @throws Error that says what to do where the port is taken. */
  async open(): Promise<void> {
    if (this.server !== undefined) {
      return;
    }
    const server = createServer({ noDelay: true, keepAliveTimeout: 5000 }, this.listener);
    this.server = server;
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(this.wanted, this.host, () => {
          server.off('error', reject);
          resolve();
        });
      });
    } catch (error) {
      this.server = undefined;
      throw this.explained(error);
    }
    this.wanted = (server.address() as AddressInfo).port;
  }

  /** Refuses connections from now on; what has been written still arrives. */
  async close(): Promise<void> {
    const { server } = this;
    if (server === undefined) {
      return;
    }
    this.server = undefined;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    this.sockets.forEach((socket) => socket.destroySoon());
    await closed;
  }

  private explained(error: unknown): Error {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    const where = `port ${this.wanted} on ${this.host}`;
    if (code === 'EADDRINUSE') {
      return new Error(`${where} is in use: stop the program that listens there, or choose another port (0 for any)`, {
        cause: error,
      });
    }
    if (code === 'EACCES') {
      return new Error(`${where} may not be opened by this user: choose a port above 1023`, { cause: error });
    }
    return new Error(`cannot listen to ${where}: ${String(error)}`, { cause: error });
  }
}
