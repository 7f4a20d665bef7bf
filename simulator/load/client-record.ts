/** A client's request as it went, times in seconds; one line of a `requests.ndjson`. */
export interface ClientRecord {
  /** Part of a run that it belongs to. */
  readonly phase: string;
  /** Unix seconds when it was sent. */
  readonly start: number;
  /** To the first token. */
  readonly ttft?: number | null;
  /** Between tokens. */
  readonly itl_mean?: number;
  readonly itl_p95?: number;
  /** To the end, whatever it was. */
  readonly e2e: number;
  /** Parts of the reply that came: tokens, where each came by itself. */
  readonly tokens: number;
  /** HTTP status, 0 for no answer. */
  readonly status: number;
  readonly finish?: string | null;
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
  /** Closed by this client. */
  readonly aborted?: boolean;
  /** What went wrong at the client: refused, cut, timed out. */
  readonly exc?: string;
  /** An error event in the stream. */
  readonly error?: unknown;
  /** The text of an answer that is an error. */
  readonly body?: string;
  /** Number of the session, from 1, and of the question in it. */
  readonly session?: number;
  readonly turn?: number;
}

/** The `itl_mean` and `itl_p95` of a request; nothing where there are no gaps. */
export function gapFields(gaps: readonly number[]): Pick<ClientRecord, 'itl_mean' | 'itl_p95'> {
  if (gaps.length === 0) {
    return {};
  }
  const sorted = Float64Array.from(gaps).sort();
  const mean = sorted.reduce((sum, gap) => sum + gap, 0) / sorted.length;
  return { itl_mean: rounded(mean, 6), itl_p95: rounded(sorted[Math.floor(0.95 * (sorted.length - 1))], 5) };
}

/** A number with so many decimals at most. */
export function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
