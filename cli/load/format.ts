import { valueText } from '../measures/format';
import { type Stats } from './samples';
import { type SessionSummary, type Summary } from './summary';

/** Sessions listed one by one in a table; JSON has them all. */
const LISTED = 20;

/** A summary as JSON; times in seconds. */
export function formatSummaryJson(summary: Summary): string {
  return `${JSON.stringify(summary, null, 2)}\n`;
}

/** A summary for people. */
export function formatSummary(summary: Summary): string {
  const { ttft, interToken, e2e, sessions } = summary;
  const times = aligned([
    ['', 'MIN', 'MEAN', 'P50', 'P95', 'P99', 'MAX'],
    statsRow('first token', ttft),
    statsRow('inter-token', interToken),
    statsRow('end to end', e2e),
  ]);
  return `${[countsLine(summary), ratesLine(summary), '', ...times, ...sessionLines(sessions)].join('\n')}\n`;
}

function countsLine({ requests, ok, failed, failures, aborted, refused, dropped }: Summary): string {
  const kinds = Object.entries(failures).map(([kind, count]) => `${kind}: ${count}`);
  return [
    `${requests} requests: ${ok} ok`,
    `${failed} failed${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}`,
    ...(aborted > 0 ? [`${aborted} closed by the client`] : []),
    ...(refused > 0 ? [`${refused} too long and refused, as meant`] : []),
    ...(dropped > 0 ? [`${dropped} dropped before sending (--max-in-flight)`] : []),
  ].join(', ');
}

function ratesLine({ seconds, requestsPerSecond, tokensPerSecond, promptTokensPerSecond }: Summary): string {
  return [
    valueText({ value: seconds, unit: 'seconds' }),
    `${short(requestsPerSecond)} requests/s`,
    `${short(tokensPerSecond)} tokens/s`,
    `${short(promptTokensPerSecond)} prompt tokens/s`,
  ].join(', ');
}

function statsRow(name: string, stats: Stats | undefined): string[] {
  const values = stats && [stats.min, stats.mean, stats.p50, stats.p95, stats.p99, stats.max];
  return [name, ...(values?.map(time) ?? Array.from({ length: 6 }, () => '-'))];
}

function sessionLines(sessions: readonly SessionSummary[]): string[] {
  if (!sessions.some(({ requests }) => requests > 1)) {
    return [];
  }
  const head = ['SESSION', 'REQUESTS', 'OK', 'FAILED', 'TOKENS', 'FIRST TOKEN', 'END TO END MIN', 'MEAN', 'MAX'];
  const rows = sessions
    .slice(0, LISTED)
    .map(({ session, requests, ok, failed, tokens, ttft, e2e }) => [
      ...[session, requests, ok, failed, tokens].map(String),
      ...[ttft?.mean, e2e?.min, e2e?.mean, e2e?.max].map((value) => (value === undefined ? '-' : time(value))),
    ]);
  const more =
    sessions.length > LISTED ? [`and ${sessions.length - LISTED} more sessions (--format json lists all)`] : [];
  return ['', ...aligned([head, ...rows]), ...more];
}

function aligned(rows: readonly string[][]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column])))
      .join('  ')
      .trimEnd()
  );
}

function time(value: number): string {
  return valueText({ value, unit: 'seconds' });
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
