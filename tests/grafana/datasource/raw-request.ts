import { request } from 'node:http';
import { basicAuth, type Role } from './own-grafana';

/** Sends a path exactly as it stands here, which neither a browser nor `fetch` does with one that has dots in it. */
export function rawRequest(
  base: string,
  { method, path, role, body }: { method: string; path: string; role: Role; body?: object }
): Promise<{ status: number; body: string }> {
  const { hostname, port, pathname } = new URL(base);
  const text = method === 'GET' || method === 'HEAD' ? '' : JSON.stringify(body ?? {});
  const headers = {
    authorization: basicAuth(role),
    ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path: `${pathname}${path}`, headers }, (answer) => {
      let received = '';
      answer.setEncoding('utf8').on('data', (chunk) => (received += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: received }));
    });
    outgoing.on('error', reject);
    outgoing.end(text);
  });
}
