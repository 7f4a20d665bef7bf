/** Why there is no page. `text` says what happened and what to do about it, in one or two sentences without an address. */
export interface Problem {
  readonly cause: ProblemCause;
  readonly text: string;
  /** The HTTP status that the browser saw, where there was one. */
  readonly status?: number;
}

export type ProblemCause =
  | 'unreachable'
  | 'timeout'
  | 'wrong-key'
  | 'forbidden'
  | 'not-found'
  | 'redirected'
  | 'rate-limited'
  | 'server-error'
  | 'not-a-page'
  | 'too-large'
  | 'cut-off'
  | 'not-set-up'
  | 'unknown';
