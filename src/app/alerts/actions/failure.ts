import { isFetchError } from '@grafana/runtime';

/** What was being done when it failed. */
export type Doing = 'read' | 'folder' | 'write';

export interface Failure {
  /** Whether the person lacks a permission, and not something else went wrong. */
  readonly forbidden: boolean;
  /** What Grafana said. */
  readonly said: string;
}

export function failureOf(error: unknown): Failure {
  if (!isFetchError(error)) {
    return { forbidden: false, said: error instanceof Error ? error.message : String(error) };
  }
  const data = parsed(error.data);
  const said: unknown = data?.message || data?.error || error.statusText || 'no answer';
  // A full quota is a 403 as well.
  const forbidden = (error.status === 401 || error.status === 403) && !/quota/i.test(String(said));
  return { forbidden, said: [error.status, said].filter(Boolean).join(' ') };
}

/** The answer to a deletion is a text, its errors too. */
function parsed(data: unknown): { readonly message?: unknown; readonly error?: unknown } | undefined {
  try {
    return typeof data === 'string' ? JSON.parse(data) : (data as object);
  } catch {
    return { message: data };
  }
}
