import { t } from '@grafana/i18n';
import type { ChatFailure } from '../engine/chat/types';

/** A duration in milliseconds for a person: `8.3 ms`, `1.25 s`; a dash for none. */
export function msText(ms: number | undefined): string {
  if (ms === undefined || Number.isNaN(ms)) {
    return '–';
  }
  return ms < 1000 ? `${Number(ms.toPrecision(3))} ms` : `${Number((ms / 1000).toPrecision(3))} s`;
}

/** A count for a person: `1,234`. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}

/** What a failure means and what to do, for a person. */
export function failureText({ kind, retryAfter }: ChatFailure): string {
  switch (kind) {
    case 'unauthorized':
      return t(
        'chat.failure.unauthorized',
        'The engine refuses the API key of the datasource: an admin can set another one.'
      );
    case 'forbidden':
      return t('chat.failure.forbidden', 'Chatting needs the role Editor: viewers may only look at metrics.');
    case 'unknown-model':
      return t('chat.failure.unknown-model', 'The engine does not serve this model: choose another one.');
    case 'too-long':
      return t('chat.failure.too-long', 'The conversation and the reply do not fit into the model’s context.');
    case 'bad-request':
      return t('chat.failure.bad-request', 'The engine does not accept the request.');
    case 'rate-limited':
      return retryAfter === undefined
        ? t('chat.failure.rate-limited', 'Too many requests: a gateway or the engine limits them.')
        : t(
            'chat.failure.rate-limited-for',
            'Too many requests: a gateway or the engine limits them. It asks to be tried again in {{retryAfter}} s.',
            { retryAfter }
          );
    case 'busy':
      return retryAfter === undefined
        ? t('chat.failure.busy', 'The engine takes no more requests at the moment: its queue is full. Try again.')
        : t(
            'chat.failure.busy-for',
            'The engine takes no more requests at the moment. It asks to be tried again in {{retryAfter}} s.',
            { retryAfter }
          );
    case 'server':
      return t('chat.failure.server', 'The engine failed. Its log says why.');
    case 'unreachable':
      return t(
        'chat.failure.unreachable',
        'Grafana cannot reach the engine: it is down, still starting, or its address is wrong.'
      );
    case 'not-a-stream':
      return t('chat.failure.not-a-stream', 'The answer is no stream: is this vLLM’s OpenAI server?');
    case 'no-first-byte':
      return t(
        'chat.failure.no-first-byte',
        'No reply began in time. The engine may be stuck, or its queue very long.'
      );
    case 'stalled':
      return t('chat.failure.stalled', 'The reply stopped coming. What came is kept; the engine may be stuck.');
    case 'error-event':
      return t('chat.failure.error-event', 'The engine failed in the middle of the reply. What came is kept.');
    case 'malformed':
      return t('chat.failure.malformed', 'Something in the stream is no JSON: a proxy in between may have changed it.');
    case 'aborted':
      return t('chat.failure.aborted', 'The engine ended the reply by itself. What came is kept.');
    case 'cut-off':
      return t('chat.failure.cut-off', 'The connection broke before the reply was over. What came is kept.');
  }
}
