import { failureOf } from './failure';

const json = (error: unknown) => JSON.stringify({ error });
const context =
  "This model's maximum context length is 2048 tokens. However, you requested 4000 output tokens and your prompt contains at least 12 input tokens";

test.each([
  [401, json('Unauthorized'), 'unauthorized', 'Unauthorized'],
  [400, '{"message":"Authentication to data source failed"}', 'unauthorized', 'Authentication to data source failed'],
  [403, '{"message":"plugin proxy route access denied"}', 'forbidden', 'plugin proxy route access denied'],
  [404, json({ message: 'The model `x` does not exist.' }), 'unknown-model', 'The model `x` does not exist.'],
  [400, json({ message: context }), 'too-long', context],
  [400, json({ message: 'temperature must be non-negative' }), 'bad-request', 'temperature must be non-negative'],
  [422, 'nope', 'bad-request', 'nope'],
  [429, '', 'rate-limited', ''],
  [502, '', 'unreachable', ''],
  [503, json({ message: 'busy' }), 'busy', 'busy'],
  [500, 'null', 'server', 'null'],
  [200, '<html>', 'not-a-stream', '<html>'],
] as const)('%d %s', (status, text, kind, message) => {
  expect(failureOf(status, text, null, 0)).toEqual({ kind, message, status });
});

test.each([
  ['3', 3],
  ['Thu, 01 Jan 1970 00:00:10 GMT', 10],
  ['-1', 0],
  ['', undefined],
  ['soon', undefined],
] as const)('Retry-After: %s', (header, seconds) => {
  expect(failureOf(503, '', header, 0).retryAfter).toBe(seconds);
});
