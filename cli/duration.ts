import { hoursText } from '../src/engine/durations';
import { UsageError } from './errors';

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Reads a duration such as `500ms`, `1s`, `2m` or `1h30m`.
 *
 * @returns milliseconds, always above 0.
 * @throws UsageError that names the text and the form expected.
 */
export function parseDuration(text: string): number {
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) {
    throw new UsageError(`"${text}" is not a duration: write it as 500ms, 1s, 2m or 1h30m`);
  }
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(amount) * UNIT_MS[unit];
  }
  if (total <= 0) {
    throw new UsageError(`"${text}" is no time at all: a duration must be above 0`);
  }
  return total;
}

/** Writes milliseconds as people say them, to the second from one second on: `850ms`, `12s`, `2m5s`, `1h30m`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) {
    return `${Math.round(ms)}ms`;
  }
  return hoursText(Math.round(ms / 1000));
}
