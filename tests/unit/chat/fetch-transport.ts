import type { ChatTransport } from '../../../src/engine/chat/run';

/** Sends to an engine with Node's own fetch. */
export function fetchTransport(url: string, key?: string): ChatTransport {
  return (body) => {
    const abort = new AbortController();
    const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) };
    const answer = fetch(new URL('/v1/chat/completions', url), { method: 'POST', headers, body, signal: abort.signal });
    return {
      answer: answer.then((response) => ({
        status: response.status,
        header: (name) => response.headers.get(name),
        body: response.body as AsyncIterable<Uint8Array> & ReadableStream<Uint8Array>,
      })),
      cancel: () => abort.abort(),
    };
  };
}
