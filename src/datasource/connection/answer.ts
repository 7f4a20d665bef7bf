import type { FetchResponse } from '@grafana/runtime';

/** What came of one request, whether it is good or not. */
export interface Answer {
  /** Absent where no answer reached the browser. */
  readonly status?: number;
  /** The body as text, also of an answer that is an error; empty where it had none. */
  readonly body: string;
  /** Whether the browser followed a redirect. */
  readonly redirected?: boolean;
  /** Milliseconds that the answer took, where that matters. */
  readonly ms?: number;
  /** When Grafana answered by its own clock, milliseconds since the epoch, to the second. */
  readonly date?: number;
  /** Why there is no answer, where that is known. */
  readonly end?: RequestEnd;
}

/** `given-up`: by whoever asked. `superseded`: by Grafana, which drops its open requests when a page is left. */
export type RequestEnd = 'timeout' | 'given-up' | 'superseded' | 'offline';

/** The answer in a response that Grafana takes for a good one. */
export function answerOfResponse({ status, data, redirected, headers }: FetchResponse<unknown>): Answer {
  const date = Date.parse(headers?.get('date') ?? '');
  return { status, body: textOf(data), redirected, ...(!Number.isNaN(date) && { date }) };
}

/** The answer in whatever Grafana's `fetch` throws: an error with a status, a cancellation, or the browser's own error. */
export function answerOfError(error: unknown): Answer {
  const { status, data, cancelled } = (error ?? {}) as { status?: unknown; data?: unknown; cancelled?: unknown };
  if (cancelled === true) {
    return { body: '', end: 'superseded' };
  }
  if (typeof status === 'number' && status > 0) {
    return { status, body: textOf(data) };
  }
  return globalThis.navigator?.onLine === false ? { body: '', end: 'offline' } : { body: '' };
}

// Grafana wraps the text of an error as { message, error, response }, with the status text for the message of none.
function textOf(data: unknown): string {
  if (typeof data === 'string') {
    return data;
  }
  if (typeof data !== 'object' || data === null) {
    return data === undefined || data === null ? '' : String(data);
  }
  const { response } = data as { response?: unknown };
  return typeof response === 'string' ? response : JSON.stringify(data);
}
