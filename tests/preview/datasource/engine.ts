import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Fleet } from '../../../simulator/fleet/fleet';
import { parseFleet } from '../../../simulator/fleet/config';
import { serveFleet, type ServedFleet } from '../../../simulator/serve/serve';

/** The only key that the engine takes. */
export const KEY = 'sk-preview-7d1f0c';

/** The model that it serves. */
export const MODEL = 'Llama-3.1-8B-Instruct';

interface Seen {
  readonly method: string;
  /** The path as it was sent. */
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly authorized: boolean;
  /** When its connection was done with; absent while it is open. */
  until?: number;
}

/** A simulated engine behind a door that wants the key, counts what it is asked, and can be made to fail. */
export interface GuardedEngine {
  readonly url: string;
  readonly gpuUrl: string;
  readonly seen: readonly Seen[];
  /** The most requests that were ever open at once. */
  readonly atOnce: number;
  fail(status?: number): void;
  recover(): void;
  close(): Promise<void>;
}

const SETTINGS = { version: '0.32.0', maxModelLen: 16_384, maxNumSeqs: 64 };
const PAST_SECONDS = 30;

/** Starts one; its clients have been busy for half a minute. */
export async function startGuardedEngine(): Promise<GuardedEngine> {
  const config = { model: MODEL, gpu: 'H100', settings: SETTINGS, workload: 'chat', rate: 0.5 };
  const fleet = new Fleet(parseFleet({ engines: [{ name: 'chat', ...config }] }), Date.now() / 1000 - PAST_SECONDS);
  fleet.events.runUntil(PAST_SECONDS);
  const served = await serveFleet(fleet, { adminPort: 0, enginePort: 0 });
  const door = new Door(served.endpoints[0].url);
  const port = await door.open();
  return Object.assign(door, {
    url: `http://127.0.0.1:${port}`,
    gpuUrl: served.endpoints[0].gpu ?? '',
    close: () => closeBoth(door, served),
  });
}

async function closeBoth(door: Door, served: ServedFleet): Promise<void> {
  await door.shut();
  await served.close();
}

class Door {
  readonly seen: Seen[] = [];
  atOnce = 0;
  private inside = 0;
  private failure: number | undefined;
  private readonly server = createServer((incoming, outgoing) => this.answer(incoming, outgoing));

  constructor(private readonly engine: string) {}

  async open(): Promise<number> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return (this.server.address() as AddressInfo).port;
  }

  async shut(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  fail(status = 500): void {
    this.failure = status;
  }

  recover(): void {
    this.failure = undefined;
  }

  private answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method = '', url = '', headers } = incoming;
    const authorized = headers.authorization === `Bearer ${KEY}`;
    const seen: Seen = { method, url, at: Date.now(), authorized };
    this.seen.push(seen);
    this.atOnce = Math.max(this.atOnce, ++this.inside);
    outgoing.on('close', () => {
      this.inside--;
      seen.until = Date.now();
    });
    if (this.failure !== undefined || !authorized) {
      outgoing.writeHead(this.failure ?? 401, { 'content-type': 'application/json' }).end('{"error":"no"}');
      return;
    }
    const forward = request(this.engine, { method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forward.on('error', () => outgoing.destroy());
    incoming.pipe(forward);
  }
}
