import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Observable } from 'rxjs';

/** Grafana’s BackendSrv over Node’s fetch: its `fetch` alone, with the errors of Grafana 12.3 and 13. */
export function backendOver(origin: string): BackendSrv {
  return { fetch: (request: BackendSrvRequest) => observe(origin, request) } as unknown as BackendSrv;
}

/** A Grafana whose answers are up to the test. */
export interface FakeGrafana {
  readonly origin: string;
  close(): Promise<void>;
}

export async function startGrafana(listener: RequestListener): Promise<FakeGrafana> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, close };
}

function observe(origin: string, request: BackendSrvRequest): Observable<FetchResponse<unknown>> {
  return new Observable((subscriber) => {
    const abort = new AbortController();
    send(origin, request, abort.signal).then(
      (response) => {
        subscriber.next(response);
        subscriber.complete();
      },
      (error) => !abort.signal.aborted && subscriber.error(processed(error))
    );
    return () => abort.abort();
  });
}

async function send(origin: string, config: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<unknown>> {
  const { url: path, method, headers } = config;
  const answer = await fetch(`${origin}/${path.replace(/^\//, '')}`, { method, headers, signal });
  const { status, statusText, ok, headers: received, redirected, type, url } = answer;
  const data = await (config.responseType === 'text' ? answer.text() : answer.json());
  if (!ok) {
    throw { status, statusText, data, config };
  }
  return { status, statusText, ok, headers: received, redirected, type, url, data, config };
}

interface Processed {
  statusText?: string;
  data?: unknown;
}

function processed(error: Processed): Processed {
  const { data, statusText } = error;
  error.data =
    typeof data === 'string'
      ? { message: data || statusText, error: statusText, response: data }
      : (data ?? { message: 'Unexpected error' });
  return error;
}
