/** Why the linked Prometheus gives no answer, in words that a person can act on. */
export class PrometheusProblem extends Error {
  override readonly name = 'PrometheusProblem';
}

/** What an error that Grafana or a datasource threw says. */
export function errorText(error: unknown): string {
  if (typeof error === 'string') {
    return error;
  }
  const { data, message, statusText } = (error ?? {}) as {
    readonly data?: { readonly message?: string; readonly error?: string };
    readonly message?: string;
    readonly statusText?: string;
  };
  return data?.message || data?.error || message || statusText || 'no reason given';
}
