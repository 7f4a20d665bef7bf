import { type ClientRecord } from '../../simulator/load/client-record';
import { formatSummary, formatSummaryJson } from './format';
import { type Outcome } from './outcome';
import { Samples } from './samples';
import { Summarizer } from './summary';

const usage = { prompt_tokens: 100, completion_tokens: 4 };
const base = { phase: 'load', tokens: 4, status: 200, finish: 'stop', usage };

const LOG: ReadonlyArray<[Partial<ClientRecord>, readonly number[], boolean?]> = [
  [{ start: 100, ttft: 0.1, e2e: 0.4, session: 1, turn: 1 }, [0.1, 0.1, 0.1]],
  [{ start: 101, ttft: 0.2, e2e: 0.8, session: 1, turn: 2 }, [0.2, 0.2, 0.2]],
  [{ start: 101, ttft: 0.3, e2e: 1.2, session: 2, turn: 1 }, [0.3, 0.3, 0.3]],
  [{ start: 103, e2e: 0.01, status: 503, tokens: 0, usage: undefined, body: 'busy', session: 2, turn: 2 }, []],
  [{ start: 104, e2e: 0.01, tokens: 0, usage: undefined, error: { code: 503 } }, []],
  [{ start: 105, e2e: 5, status: 0, tokens: 0, usage: undefined, exc: 'ECONNREFUSED' }, []],
  [{ start: 106, ttft: 0.4, e2e: 0.5, tokens: 2, usage: undefined, aborted: true }, [0.1]],
  [{ start: 107, e2e: 0.01, status: 400, tokens: 0, usage: undefined, body: 'too long' }, [], true],
];

function summaryOfLog() {
  const summarizer = new Summarizer();
  for (const [record, gaps, tooLong = false] of LOG) {
    const outcome: Outcome = { record: { ...base, ...record } as ClientRecord, gaps, tooLong };
    summarizer.add(outcome);
  }
  return summarizer.summary(3);
}

const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' ? Number(part.toFixed(9)) : part)));

test('a fixed log comes to exactly these numbers', () => {
  const { sessions, ...rest } = summaryOfLog();
  expect(rounded(rest)).toEqual({
    ...{ seconds: 10, requests: 8, ok: 3, failed: 3, aborted: 1, refused: 1, dropped: 3 },
    failures: { 'HTTP 503': 1, 'error in the stream': 1, ECONNREFUSED: 1 },
    ...{ requestsPerSecond: 0.3, tokensPerSecond: 1.4, promptTokensPerSecond: 30 },
    ttft: { count: 4, min: 0.1, mean: 0.25, p50: 0.25, p95: 0.385, p99: 0.397, max: 0.4 },
    interToken: { count: 10, min: 0.1, mean: 0.19, p50: 0.2, p95: 0.3, p99: 0.3, max: 0.3 },
    e2e: { count: 3, min: 0.4, mean: 0.8, p50: 0.8, p95: 1.16, p99: 1.192, max: 1.2 },
  });
  expect(rounded(sessions)).toEqual([
    {
      ...{ session: 1, requests: 2, ok: 2, failed: 0, tokens: 8 },
      ttft: { count: 2, min: 0.1, mean: 0.15, p50: 0.15, p95: 0.195, p99: 0.199, max: 0.2 },
      e2e: { count: 2, min: 0.4, mean: 0.6, p50: 0.6, p95: 0.78, p99: 0.796, max: 0.8 },
    },
    {
      ...{ session: 2, requests: 2, ok: 1, failed: 1, tokens: 4 },
      ttft: { count: 1, min: 0.3, mean: 0.3, p50: 0.3, p95: 0.3, p99: 0.3, max: 0.3 },
      e2e: { count: 1, min: 1.2, mean: 1.2, p50: 1.2, p95: 1.2, p99: 1.2, max: 1.2 },
    },
  ]);
});

test('the table says it in words', () => {
  expect(formatSummary(summaryOfLog())).toBe(
    [
      '8 requests: 3 ok, 3 failed (ECONNREFUSED: 1, HTTP 503: 1, error in the stream: 1), 1 closed by the client, ' +
        '1 too long and refused, as meant, 3 dropped before sending (--max-in-flight)',
      '10 s, 0.3 requests/s, 1.4 tokens/s, 30 prompt tokens/s',
      '',
      '                MIN    MEAN     P50     P95      P99     MAX',
      'first token  100 ms  250 ms  250 ms  385 ms   397 ms  400 ms',
      'inter-token  100 ms  190 ms  200 ms  300 ms   300 ms  300 ms',
      'end to end   400 ms  800 ms  800 ms  1.16 s  1.192 s   1.2 s',
      '',
      'SESSION  REQUESTS  OK  FAILED  TOKENS  FIRST TOKEN  END TO END MIN    MEAN     MAX',
      '1               2   2       0       8       150 ms          400 ms  600 ms  800 ms',
      '2               2   1       1       4       300 ms           1.2 s   1.2 s   1.2 s',
      '',
    ].join('\n')
  );
});

test('nothing at all is summed up too', () => {
  const summary = new Summarizer().summary(0);
  expect(summary).toMatchObject({ requests: 0, seconds: 0, tokensPerSecond: 0, ttft: undefined });
  expect(formatSummary(summary)).toContain('first token    -');
  expect(JSON.parse(formatSummaryJson(summary))).toMatchObject({ requests: 0 });
});

test('beyond what is kept, a sample stands for all', () => {
  const samples = new Samples(1000);
  for (let i = 1; i <= 20_000; i++) {
    samples.add(i);
  }
  const stats = samples.stats();
  expect(stats).toMatchObject({ count: 20_000, min: 1, max: 20_000, mean: 10_000.5 });
  expect(Math.abs((stats?.p50 ?? 0) - 10_000)).toBeLessThan(1500);
});
