import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readRecordingFile } from '../../cli/io/recording-file';
import { startCli } from '../support/cli-process';

const MAIN = 'cli/main.ts';
const RECORDINGS = join(__dirname, '..', 'recordings');
// Each run starts Node and a compiler: seconds on a busy machine.
jest.setTimeout(60_000);
const folder = mkdtempSync(join(tmpdir(), 'cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const cli = startCli(MAIN, args);
  return { code: await cli.exit, stdout: cli.stdout(), stderr: cli.stderr() };
}

describe('vllm-console', () => {
  it('explains itself', async () => {
    const [program, record, replay] = await Promise.all([
      run('--help'),
      run('record', '--help'),
      run('replay', '--help'),
    ]);
    expect([program.code, record.code, replay.code]).toEqual([0, 0, 0]);
    expect(program.stdout).toMatch(/record[^]*replay[^]*Exit codes/);
    expect(record.stdout).toMatch(/--every <duration>[^]*default: 1s/);
    expect(replay.stdout).toContain('--speed');
  });

  it.each([
    [[]],
    [['nonsense']],
    [['record', '--url', 'http://127.0.0.1:1']],
    [['record', '--url', 'http://127.0.0.1:1', '--out', join(folder, 'x'), '--every', '5']],
    [['record', '--url', 'localhost:1', '--out', join(folder, 'x')]],
    [['replay', join(folder, 'missing')]],
  ])('says 2 to %p, and why', async (args) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/error: |Usage: /);
    expect(stderr).not.toContain('    at ');
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });
});

describe('vllm-console record', () => {
  let server: Server;
  let url: string;
  let asked = 0;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked++;
      if (request.headers.authorization !== 'Bearer key') {
        response.writeHead(401).end();
      } else if (asked % 3 === 0) {
        request.socket.destroy();
      } else {
        response
          .writeHead(200, { 'content-type': 'text/plain' })
          .end(`# TYPE asked_total counter\nasked_total ${asked}\n`);
      }
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => (asked = 0));
  afterAll(() => server.close());
  const key = ['--header', 'Authorization: Bearer key'];

  it('writes every scrape, failures with their reasons, and never the key', async () => {
    const out = join(folder, 'short.ndjson');
    const args = ['record', '--url', url, '--out', out, '--every', '100ms', '--for', '3s', ...key];
    const { code, stdout } = await run(...args);
    expect(code).toBe(0);
    const { scrapes, problems } = readRecordingFile(out);
    expect(problems).toEqual([]);
    expect(scrapes.length).toBeGreaterThanOrEqual(4);
    expect(scrapes.length).toBeLessThanOrEqual(30);
    expect(scrapes[0]).toMatchObject({ status: 200, page: expect.stringContaining('asked_total 1') });
    expect(scrapes[2]).toMatchObject({ status: 0, error: expect.stringMatching(/socket|ECONNRESET/i) });
    expect(stdout).toMatch(/\d+ pages, \d+ failed \(last: .*\) in \d+s: /);
    expect(JSON.stringify(scrapes)).not.toContain('Bearer');
    expect(await run(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining('--force') });
  });

  it('says 1 where no scrape succeeded', async () => {
    const out = join(folder, 'locked.ndjson');
    const { code } = await run('record', '--url', url, '--out', out, '--every', '50ms', '--for', '100ms');
    expect(code).toBe(1);
    expect(readRecordingFile(out).scrapes[0]).toMatchObject({ status: 401, error: 'HTTP 401 Unauthorized' });
  });

  it('keeps what it has on Ctrl-C', async () => {
    const out = join(folder, 'stopped.ndjson.gz');
    const cli = startCli(MAIN, ['record', '--url', url, '--out', out, '--every', '100ms', ...key]);
    await waitForScrapes(() => asked, 4);
    cli.interrupt();
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toMatch(/pages, \d+ failed .* stopped after /);
    expect(readRecordingFile(out)).toMatchObject({ problems: [] });
    expect(readRecordingFile(out).scrapes.length).toBeGreaterThanOrEqual(3);
  });

  it('loses at most the last page when it is killed', async () => {
    const out = join(folder, 'killed.ndjson.gz');
    const cli = startCli(MAIN, ['record', '--url', url, '--out', out, '--every', '100ms', ...key]);
    await waitForScrapes(() => asked, 5);
    cli.kill();
    await cli.exit;
    expect(readRecordingFile(out).scrapes.length).toBeGreaterThanOrEqual(4);
  });
});

describe('vllm-console replay', () => {
  it('serves each recording on a port of its own until Ctrl-C', async () => {
    const cli = startCli(MAIN, [
      'replay',
      join(RECORDINGS, 'healthy-0.32.0'),
      join(RECORDINGS, 'healthy-0.12.0', 'pages.ndjson.gz'),
      '--port',
      '0',
    ]);
    const [, first, second] = await cli.untilSaid(
      /(http:\S+)\/metrics +healthy-0.32.0[^]*(http:\S+)\/metrics +healthy-0.12.0/
    );
    const pages = await Promise.all([first, second].map((url) => fetch(`${url}/metrics`)));
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    expect(pages[0].headers.get('content-type')).toContain('version=0.0.4');
    expect(await pages[0].text()).toContain('vllm:kv_cache_usage_perc');
    expect((await fetch(`${first}/health`)).status).toBe(200);
    const port = new URL(first).port;
    expect(await run('replay', join(RECORDINGS, 'healthy-0.12.0'), '--port', port)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('EADDRINUSE'),
    });
    cli.interrupt();
    expect(await cli.exit).toBe(0);
    await expect(fetch(`${first}/metrics`)).rejects.toThrow();
  });

  it('cuts the connection where the recorded scrape failed, and ends after one pass', async () => {
    const path = join(folder, 'down.ndjson');
    writeFileSync(path, '{"t":1,"status":0,"error":"refused"}\n{"t":4,"status":200,"page":"up 1\\n"}\n');
    const cli = startCli(MAIN, ['replay', path, '--port', '0', '--once']);
    const [url] = await cli.untilSaid(/http:\S+\/metrics/);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    await expect(fetch(url.replace('metrics', 'health'))).rejects.toThrow('fetch failed');
    expect(await cli.exit).toBe(0);
  });
});

async function waitForScrapes(count: () => number, wanted: number): Promise<void> {
  for (let i = 0; i < 800 && count() < wanted; i++) {
    await sleep(50);
  }
  expect(count()).toBeGreaterThanOrEqual(wanted);
}
