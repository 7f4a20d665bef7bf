/** The command line was wrong: shown without a stack, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a command's exit code says. */
export const EXIT = { fine: 0, finding: 1, usage: 2 } as const;

/** The code of a system error (`EEXIST`, `ECONNREFUSED`, …), or undefined. */
export function codeOf(error: unknown): string | undefined {
  const code: unknown = isObject(error) ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** What `fetch` says where the cause is the message. */
const HIDING = ['fetch failed', 'terminated'];

/** The message of whatever was thrown, with the cause that `fetch` hides behind "fetch failed". */
export function messageOf(error: unknown): string {
  if (!isObject(error)) {
    return String(error);
  }
  const { message, cause } = error;
  if (!isObject(cause) || !HIDING.includes(String(message))) {
    return String(message);
  }
  const code = codeOf(cause) ?? '';
  const why = String(cause.message ?? '');
  return why.includes(code) ? why : `${code} ${why}`.trim();
}

// Not `instanceof Error`: errors of Node itself come from another realm under jest.
function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
