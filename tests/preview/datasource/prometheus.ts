import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Prometheus that knows nothing. */
export async function startEmptyPrometheus(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(({ url = '' }, answer) => {
    const data = /\/(label|labels|series)\b/.test(url)
      ? []
      : { resultType: url.includes('query_range') ? 'matrix' : 'vector', result: [] };
    answer.setHeader('content-type', 'application/json').end(JSON.stringify({ status: 'success', data }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
