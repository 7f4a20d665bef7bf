import type { RequestResult, Side } from '../types';

/**
 * Milliseconds from the first sending to the last end; 0 of none.
 *
 * @param turnOf a target of those that take turns: then only the time of its own turns.
 */
export function spanOf(measured: readonly RequestResult[], turnOf?: Side): number {
  const turns: Array<{ side: Side; from: number; to: number }> = [];
  for (const { side, sent, ended } of [...measured].sort((a, b) => a.sent - b.sent)) {
    const last = turns.at(-1);
    if (last && (turnOf === undefined || last.side === side)) {
      last.to = Math.max(last.to, ended);
    } else {
      turns.push({ side, from: sent, to: ended });
    }
  }
  return turns
    .filter(({ side }) => turnOf === undefined || side === turnOf)
    .reduce((sum, { from, to }) => sum + to - from, 0);
}
