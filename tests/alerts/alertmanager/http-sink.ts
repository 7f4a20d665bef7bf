import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Received } from './received';

export interface Posted {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** Takes whatever is posted to it as JSON. */
export async function startHttpSink() {
  const received = new Received<Posted>();
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      received.add({ path: request.url ?? '', body: JSON.parse(text) as Posted['body'] });
      // Slack answers "ok", PagerDuty 202 with JSON; each client reads no more than the status.
      response.writeHead(request.url === '/pagerduty' ? 202 : 200).end('ok');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
