import type { ChatFailure, FailureKind } from './types';

/** What Grafana's proxy says in place of a 401 of the engine. */
const REFUSED_BY_ENGINE = 'Authentication to data source failed';

const KINDS: Readonly<Record<number, FailureKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'unknown-model',
  429: 'rate-limited',
  502: 'unreachable',
  503: 'busy',
  504: 'unreachable',
};

/**
 * Why an answer is no stream.
 *
 * @param text its body: JSON as vLLM has it, as Grafana's proxy has it, or anything.
 * @param retryAfter its header `Retry-After`: seconds or a date.
 * @param wallNow milliseconds since the epoch, for a date.
 */
export function failureOf(status: number, text: string, retryAfter: string | null, wallNow: number): ChatFailure {
  const message = messageOf(text);
  const wait = secondsUntil(retryAfter, wallNow);
  return { kind: kindOf(status, message), message, status, ...(wait !== undefined && { retryAfter: wait }) };
}

function kindOf(status: number, message: string): FailureKind {
  if (message.includes(REFUSED_BY_ENGINE)) {
    return 'unauthorized';
  }
  if (status === 400 && /maximum (context|model) length|max_model_len|longer than the maximum/i.test(message)) {
    return 'too-long';
  }
  if (status >= 200 && status < 300) {
    return 'not-a-stream';
  }
  return KINDS[status] ?? (status < 500 ? 'bad-request' : 'server');
}

/** `{"error": {"message": …}}`, `{"error": "Unauthorized"}` and `{"message": …}` all say something; other text says itself. */
function messageOf(text: string): string {
  try {
    const body = JSON.parse(text) as { error?: unknown; message?: unknown; detail?: unknown } | null;
    const said = body?.error ?? body?.message ?? body?.detail;
    const inner = typeof said === 'object' && said !== null ? (said as { message?: unknown }).message : said;
    return typeof inner === 'string' ? inner : text.trim();
  } catch {
    return text.trim();
  }
}

function secondsUntil(retryAfter: string | null, wallNow: number): number | undefined {
  if (retryAfter === null || retryAfter.trim() === '') {
    return undefined;
  }
  const seconds = Number(retryAfter);
  const wait = Number.isNaN(seconds) ? (Date.parse(retryAfter) - wallNow) / 1000 : seconds;
  return Number.isFinite(wait) ? Math.max(0, Math.ceil(wait)) : undefined;
}
