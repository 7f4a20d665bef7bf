import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SENT } from './sent';

/** A door before an engine that writes into each event when it goes out, on this machine's clock: epoch milliseconds. */
export async function startStampingDoor(engine: string): Promise<{ url: string; close(): void }> {
  const server = createServer((incoming, outgoing) => pass(engine, incoming, outgoing)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function pass(engine: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, url, headers } = incoming;
  const forward = request(engine, { method, path: url, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    let rest = '';
    answer.setEncoding('utf8').on('data', (text: string) => {
      const events = (rest + text).split('\n\n');
      rest = events.pop() ?? '';
      events.forEach((event) => outgoing.write(`${stamped(event)}\n\n`));
    });
    answer.on('end', () => outgoing.end(rest));
  });
  forward.on('error', () => outgoing.destroy());
  outgoing.on('close', () => forward.destroy());
  incoming.pipe(forward);
}

function stamped(event: string): string {
  return event.replace(/^data: \{/, `data: {"${SENT}":${performance.timeOrigin + performance.now()},`);
}
