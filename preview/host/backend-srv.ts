import { urlUtil } from '@grafana/data';
import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { firstValueFrom, Observable } from 'rxjs';

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What the plugin and the pages use of Grafana's BackendSrv: requests, errors of its shape, and streams. */
export const backendSrv = {
  fetch: <T>(request: BackendSrvRequest) =>
    observe<T>(request, request.responseType === 'text' ? (answer) => answer.text() as Promise<T> : readBody),
  chunked: (request: BackendSrvRequest) =>
    new Observable<FetchResponse<Uint8Array | undefined>>((subscriber) => {
      const abort = new AbortController();
      // Grafana's pages name their root as the base of addresses.
      const url = new URL(request.url, location.origin).href;
      stream({ ...request, url }, abort.signal, subscriber.next.bind(subscriber)).then(
        () => subscriber.complete(),
        (error) => !abort.signal.aborted && subscriber.error(error)
      );
      return () => abort.abort();
    }),
  request: <T>(request: BackendSrvRequest) => send<T>(request),
  datasourceRequest: <T>(request: BackendSrvRequest) => firstValueFrom(observe<T>(request, readBody)),
  get: verb('get'),
  post: verb('post'),
  put: verb('put'),
  patch: verb('patch'),
  delete: verb('delete'),
} as unknown as BackendSrv;

function verb(method: Verb) {
  const inQuery = method === 'get' || method === 'delete';
  return <T>(url: string, data?: Record<string, unknown>, requestId?: string, options?: Partial<BackendSrvRequest>) =>
    send<T>({ ...options, url, requestId, method: method.toUpperCase(), [inQuery ? 'params' : 'data']: data });
}

async function send<T>(request: BackendSrvRequest): Promise<T> {
  return (await firstValueFrom(observe<T>(request, readBody))).data;
}

function observe<T>(request: BackendSrvRequest, read: (answer: Response) => Promise<T>): Observable<FetchResponse<T>> {
  return new Observable((subscriber) => {
    const abort = new AbortController();
    const run = async () => {
      const answer = await open(request, abort.signal);
      const data = await read(answer);
      if (!answer.ok) {
        throw { status: answer.status, statusText: answer.statusText, data, config: request };
      }
      subscriber.next(describe(answer, request, data));
      subscriber.complete();
    };
    run().catch((error) => !abort.signal.aborted && subscriber.error(error));
    return () => abort.abort();
  });
}

async function stream(
  request: BackendSrvRequest,
  signal: AbortSignal,
  next: (part: FetchResponse<Uint8Array | undefined>) => void
): Promise<void> {
  const answer = await open(request, signal);
  const reader = answer.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    next(describe(answer, request, part.value));
  }
}

function open(
  { url, params, data, method = 'GET', headers }: BackendSrvRequest,
  signal: AbortSignal
): Promise<Response> {
  const json = data !== undefined && typeof data !== 'string';
  return fetch(params ? urlUtil.renderUrl(url, params) : url, {
    method,
    signal,
    headers: {
      accept: 'application/json, text/plain, */*',
      ...(json && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: json ? JSON.stringify(data) : data,
  });
}

async function readBody<T>(answer: Response): Promise<T> {
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return text as T;
  }
}

function describe<T>(answer: Response, config: BackendSrvRequest, data: T): FetchResponse<T> {
  const { status, statusText, ok, headers, redirected, type, url } = answer;
  return { status, statusText, ok, headers, redirected, type, url, data, config };
}
