/** How long a lease lasts, milliseconds. With the waits below, a crashed leader is replaced within 1.8 s. */
export const TERM = 1500;

/** Who leads, and until when, as it stands in the shared storage. */
export interface Lease {
  readonly owner: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** The text under which others read this lease. */
export function leaseText({ owner, until }: Lease): string {
  return JSON.stringify({ v: 1, owner, until });
}

/** The lease that a stored text holds; undefined where it holds none. */
export function readLease(text: string | null): Lease | undefined {
  try {
    const { v, owner, until } = JSON.parse(text ?? '{}') as Record<string, unknown>;
    return v === 1 && typeof owner === 'string' && typeof until === 'number' ? { owner, until } : undefined;
  } catch {
    return undefined;
  }
}

/** Milliseconds until a stored lease is over: never more than a term, whatever the clock did since it was written. */
export function remaining(text: string | null, now: number): number {
  const until = readLease(text)?.until ?? now;
  return Math.min(Math.max(0, until - now), TERM);
}
