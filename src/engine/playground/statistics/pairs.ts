import type { RequestResult, Side } from '../types';

/** The same prompt in the same round, asked of both targets. */
export interface Pair {
  readonly a: RequestResult;
  readonly b: RequestResult;
}

/**
 * The requests of two targets two by two; undefined where most of them have no other, or one could have several.
 *
 * @param measured of both targets.
 */
export function pairsOf(measured: readonly RequestResult[]): Pair[] | undefined {
  const [a, b] = [byKey(measured, 'A'), byKey(measured, 'B')];
  if (a.size + b.size < measured.length) {
    return undefined;
  }
  const pairs = [...a].flatMap(([key, result]) => {
    const other = b.get(key);
    return other ? [{ a: result, b: other }] : [];
  });
  return pairs.length > 0 && 2 * pairs.length >= Math.max(a.size, b.size) ? pairs : undefined;
}

function byKey(measured: readonly RequestResult[], side: Side): Map<string, RequestResult> {
  return new Map(
    measured.filter((result) => result.side === side).map((result) => [`${result.round} ${result.prompt}`, result])
  );
}
