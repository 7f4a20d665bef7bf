import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { UsageError } from '../errors';
import { addLoad } from '../load';
import { type Summary } from './summary';
import { startFakeServer, tokensEvery, type FakeServer } from './testing/fake-server';

const folder = mkdtempSync(join(tmpdir(), 'load-'));
const out = join(folder, 'requests.jsonl');
let server: FakeServer;
let printed = '';

beforeAll(async () => {
  server = await startFakeServer();
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterAll(async () => {
  jest.restoreAllMocks();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function load(...args: string[]): Promise<number | undefined> {
  let code: number | undefined;
  printed = '';
  const simulate = new Command('simulate').exitOverride();
  addLoad(simulate, (result) => (code = result));
  await simulate.parseAsync(['load', '--url', server.url.href, ...args], { from: 'user' });
  return code;
}

const SMALL = ['--sessions', '2', '--turns', '2', '--think', '0', '--prompt-tokens', '20', '--reply-tokens', '3'];

test('a run writes each request down, and sums up', async () => {
  server.behave = tokensEvery(1, 1);
  expect(await load(...SMALL, '--requests', '8', '--abort-share', '0', '--format', 'json', '--out', out)).toBe(0);
  const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
  const summary = JSON.parse(printed) as Summary;
  expect(summary.requests).toBe(lines.length);
  expect(summary).toMatchObject({ failed: 0, failures: {}, ok: lines.length });
  expect(JSON.parse(lines[0])).toMatchObject({ phase: 'chat', status: 200, tokens: 3, turn: 1 });
});

test('requests that failed are a finding', async () => {
  server.behave = (response) => void response.writeHead(503).end('busy');
  expect(await load(...SMALL, '--requests', '2')).toBe(1);
  expect(printed).toContain('2 requests: 0 ok, 2 failed (HTTP 503: 2)');
});

test.each([
  [['--url', 'http://192.0.2.1:8000'], /aim it only at servers of your own/],
  [['--model', 'huge'], /the server has no model "huge": it serves tiny/],
  [['--workload', 'nope'], /neither one of chat/],
  [['--shared-prefix', '5000'], /sharedPrefix.tokens must be from 1 to/],
  [['--out', out], /exists already: give --force/],
])('wrong usage: %j', async (args, message) => {
  const run = load(...args, '--requests', '1');
  await expect(run).rejects.toThrow(UsageError);
  await expect(run).rejects.toThrow(message);
});
