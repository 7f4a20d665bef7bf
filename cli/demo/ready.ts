import { setTimeout as sleep } from 'node:timers/promises';
import { type Child } from './child';

/**
 * Waits until an address answers 200.
 *
 * @throws Error with the program's last lines where it ends before that, or does not answer in time.
 */
export async function untilReady(child: Child, url: string, patienceMs: number, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let end: string | undefined;
  void child.ended.then((reason) => (end = reason));
  while (!signal.aborted) {
    if (end !== undefined) {
      throw new Error(describeEnd(child, end));
    }
    if (Date.now() > deadline) {
      throw new Error(describeEnd(child, `did not answer within ${Math.round(patienceMs / 1000)} s`));
    }
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) {
      return;
    }
    await sleep(250);
  }
}

/** What happened to a program, with the last that it said. */
export function describeEnd(child: Child, what: string): string {
  const lines = child.lastLines();
  return [`${child.name} ${what}.`, ...(lines.length > 0 ? ['Its last lines:', ...lines] : [])].join('\n  ');
}
