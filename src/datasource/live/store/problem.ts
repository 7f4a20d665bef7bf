/** Why the history is not, or not wholly, kept in this browser. `text` is for the person who looks at it. */
export interface StoreProblem {
  readonly cause: StoreProblemCause;
  readonly text: string;
}

export type StoreProblemCause = 'unavailable' | 'blocked' | 'replaced' | 'closed' | 'full' | 'damaged' | 'failed';

const TEXTS: Readonly<Record<StoreProblemCause, string>> = Object.freeze({
  unavailable: 'This browser stores nothing for this page, as in a private window. The history ends with a reload.',
  blocked: 'Another tab keeps an older history open. Close or reload the other tabs, then reload this one.',
  replaced: 'Another tab runs another version of this plugin. Reload this tab to keep the history beyond a reload.',
  closed:
    'The browser closed its storage, for example because site data was cleared. Reload to keep the history again.',
  full: 'The storage of this browser is full. The history ends with a reload until it is erased or space is freed.',
  damaged: 'Part of the history in this browser could not be read and was dropped.',
  failed: 'This browser could not store the history. It ends with a reload.',
});

/** The problem with this cause. */
export function storeProblem(cause: StoreProblemCause): StoreProblem {
  return { cause, text: TEXTS[cause] };
}

/** Thrown inside the store only, for a cause that no exception of the browser stands for. */
export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(readonly problem: StoreProblemCause) {
    super(TEXTS[problem]);
  }
}

/** The problem that an exception of the browser means; `otherwise` where it says nothing more. */
export function problemOf(error: unknown, otherwise: StoreProblemCause): StoreProblem {
  if (error instanceof StoreError) {
    return storeProblem(error.problem);
  }
  const name = (error as { name?: unknown } | null)?.name;
  return storeProblem(name === 'QuotaExceededError' ? 'full' : otherwise);
}
