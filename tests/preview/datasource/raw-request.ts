import { request } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends a path exactly as it stands here, which neither a browser nor `fetch` does with one that has dots in it. */
export function rawRequest(base: string, method: string, path: string, role: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(base);
  const body = method === 'GET' || method === 'HEAD' ? '' : '{}';
  const type = body && { 'content-type': 'application/json', 'content-length': body.length };
  const headers = { cookie: `preview.role=${role}`, ...type };
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
