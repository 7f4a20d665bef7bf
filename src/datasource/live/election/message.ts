import type { Problem } from '../../connection/problem';
import type { Attempt } from '../types';

const VERSION = 1;

/** What tabs of one browser tell each other. */
export type TabMessage =
  | { readonly v: 1; readonly kind: 'attempt'; readonly attempt: Attempt }
  /** A newcomer: the leader writes what it has to the store and sends its last attempt again. */
  | { readonly v: 1; readonly kind: 'hello' }
  /** The history was erased. */
  | { readonly v: 1; readonly kind: 'erase' };

/** What another tab sent; undefined for anything but a message of this version. */
export function readMessage(data: unknown): TabMessage | undefined {
  if (!isObject(data) || data.v !== VERSION) {
    return undefined;
  }
  if (data.kind === 'hello' || data.kind === 'erase') {
    return { v: VERSION, kind: data.kind };
  }
  return data.kind === 'attempt' && isAttempt(data.attempt)
    ? { v: VERSION, kind: 'attempt', attempt: data.attempt }
    : undefined;
}

function isAttempt(value: unknown): value is Attempt {
  return (
    isObject(value) &&
    Number.isFinite(value.t) &&
    Number.isFinite(value.ms) &&
    (value.page === undefined || typeof value.page === 'string') &&
    (value.problem === undefined || isProblem(value.problem))
  );
}

function isProblem(value: unknown): value is Problem {
  return (
    isObject(value) &&
    typeof value.cause === 'string' &&
    typeof value.text === 'string' &&
    (value.status === undefined || typeof value.status === 'number')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
