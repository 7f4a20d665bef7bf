import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../../cli/program';
import { startCli } from '../support/cli-process';

jest.setTimeout(90_000);

const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `simulate …` in this process. */
async function run(...args: string[]): Promise<{ code: number; errors: string; output: string }> {
  const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const output = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const code = await runProgram(['simulate', ...args]);
    const text = (spy: jest.SpyInstance) => spy.mock.calls.flat().join('\n');
    return { code, errors: text(errors), output: text(output) };
  } finally {
    errors.mockRestore();
    output.mockRestore();
  }
}

const fleet = (text: string) => {
  const file = join(folder, 'fleet.yaml');
  writeFileSync(file, text);
  return file;
};

describe('what cannot be is refused with the setting and its range', () => {
  it.each([
    [['serve', '--set', 'maxModelLen=1000000'], /maxModelLen 1000000 does not fit the KV cache.*at most 131056/],
    [['serve', '--set', 'maxNumSeqs=0'], /maxNumSeqs must be at least 1/],
    [['serve', '--set', 'maxNumSeqs=many'], /maxNumSeqs.*number/],
    [['serve', '--set', 'maxNumSequences=4'], /unknown setting maxNumSequences/],
    [['serve', '--set', 'maxNumBatchedTokens=8'], /maxNumBatchedTokens 8 must be at least maxNumSeqs 256/],
    [['serve', '--set', 'version=0.7.3'], /version.*0\.8\.0.*0\.34/],
    [['serve', '--set', 'nonsense'], /is not a setting: write it as maxNumSeqs=64/],
    [['serve', '--gpu', 'H1000', '--model', 'Qwen3-32B'], /no GPU "H1000".*H200, H100, A100, L40S/],
    [['serve', '--gpu', 'H100', '--model', 'mine'], /must be one of .*Qwen3-32B.*it is mine/],
    [['serve', '--gpu', 'H100', '--model', 'Llama-3.1-70B-Instruct'], /does not fit 1 × H100.*tensorParallelSize/],
    [['serve', '--workload', 'tea'], /no traffic "tea"; there is chat, rag/],
    [['serve', '--incident', 'fire@1m'], /no incident "fire"; there are slots, /],
    [['serve', '--incident', 'xid@1m'], /xid on engine needs a GPU: set gpu and model/],
    [['serve', '--incident', 'slots'], /write it as name@when\+how-long/],
    [['serve', '--engines', '0'], /not a whole number above 0/],
    [['serve', '--port', '70000'], /is not a port: it goes from 0 .* to 65535/],
    [['serve', join(folder, 'none.yaml')], /none\.yaml cannot be read/],
    [['fit', join(folder, 'nothing')], /no such file or folder/],
    [['load', '--url', 'http://example.org'], /--i-own-this-server/],
  ])('%j', async (args, message) => {
    const { code, errors } = await run(...args);
    expect(errors).toMatch(message);
    expect(code).toBe(2);
  });

  it.each([
    ['engines: []', /engines/],
    ['engines: [{name: a}, {name: a}]', /two engines are called "a"/],
    ['engines: [{name: a, colour: red}]', /engines\.0.*colour/],
    ['engines: [{name: a/b}]', /letters, digits and dashes/],
    [
      'engines: [{name: a, workload: {arrivals: {kind: open, rate: -1}, promptTokens: 5, replyTokens: 5}}]',
      /arrivals\.rate/,
    ],
    ['engines: [{name: a, incidents: [{name: slots, at: soon}]}]', /incidents\.0\.at/],
    ['engines: [{name: a, incidents: [{name: slots, at: 1, for: 0}]}]', /incidents\.0\.for/],
    ['engines: [{name: a, gateway: {maxActive: 0}}]', /maxActive/],
  ])('a fleet file: %s', async (text, message) => {
    const { code, errors } = await run('serve', fleet(text));
    expect(errors).toMatch(message);
    expect(code).toBe(2);
  });

  it('a flag beside a fleet file', async () => {
    const { code, errors } = await run('serve', fleet('engines: [{name: a}]'), '--gpu', 'H100');
    expect(errors).toMatch(/--gpu and a fleet file exclude each other/);
    expect(code).toBe(2);
  });

  it('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    const taken = await run('serve', '--port', String(port), '--admin-port', '0');
    const admin = await run('serve', '--port', '0', '--admin-port', String(port));
    await new Promise((done) => other.close(done));
    expect(taken.errors).toMatch(new RegExp(`${port}.*in use.*another port`));
    expect(admin.errors).toMatch(new RegExp(`${port}`));
    expect([taken.code, admin.code]).toEqual([2, 2]);
  });
});

test('the same seed records the same bytes, another seed others', async () => {
  const record = async (seed: string) => {
    const out = join(folder, 'day.ndjson');
    const { code } = await run('record', '--workload', 'chat', '--seed', seed, '--for', '10m', '--out', out, '--force');
    expect(code).toBe(0);
    return createHash('sha256').update(readFileSync(out)).digest('hex');
  };
  const first = await record('1');
  expect(await record('1')).toBe(first);
  expect(await record('2')).not.toBe(first);
});

test('fit prints a model that serve takes', async () => {
  const { code, output } = await run('fit', join('tests', 'recordings', 'restart-0.32.0'), '--format', 'json');
  const { settings, totalRatio } = JSON.parse(output) as { settings: { stepTime: object }; totalRatio: number };
  expect(code).toBe(0);
  expect(Math.abs(totalRatio - 1)).toBeLessThan(0.05);
  const recorded = await run(
    ...['record', '--workload', 'chat', '--for', '1m', '--out', join(folder, 'fitted.ndjson')],
    ...['--set', `stepTime=${JSON.stringify(settings.stepTime)}`]
  );
  expect(recorded.code).toBe(0);
});

test('a served fleet answers on its ports and paths, plays incidents on demand, and stops on Ctrl-C', async () => {
  const cli = startCli('cli/main.ts', [
    ...['simulate', 'serve', '--engines', '2', '--gpu', 'L40S', '--model', 'Qwen2.5-7B-Instruct', '--workload', 'chat'],
    ...['--port', '0', '--admin-port', '0'],
  ]);
  const [, admin] = await cli.untilSaid(/(http:\S+) {2}everything/);
  const json = async (path: string, init?: RequestInit) => (await fetch(`${admin}${path}`, init)).json();
  const { engines } = (await json('/')) as { engines: Array<{ name: string; url: string; gpu: string; host: string }> };
  expect(engines.map(({ name }) => name)).toEqual(['engine-1', 'engine-2']);
  for (const { name, url, gpu, host } of engines) {
    for (const page of [`${url}/metrics`, `${admin}/engines/${name}/metrics`, gpu, host]) {
      const answer = await fetch(page);
      expect([page, answer.status, (await answer.text()).startsWith('# HELP')]).toEqual([page, 200, true]);
    }
  }
  expect(await json('/targets/dcgm')).toHaveLength(2);

  const order = (body: string) =>
    fetch(`${admin}/admin/incident`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect((await order('{"name": "engine-dead", "engine": "engine-2", "seconds": 60}')).status).toBe(200);
  await expect(
    until(() =>
      fetch(`${engines[1].url}/metrics`).then(
        () => false,
        () => true
      )
    )
  ).resolves.toBe(true);
  expect((await fetch(`${engines[0].url}/health`)).status).toBe(200);
  expect((await fetch(`${admin}/admin/incident/1`, { method: 'DELETE' })).status).toBe(200);
  await expect(
    until(() =>
      fetch(`${engines[1].url}/health`).then(
        (answer) => answer.ok,
        () => false
      )
    )
  ).resolves.toBe(true);
  const wrong = await order('{"name": "fire", "engine": "engine-1"}');
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('there are slots')]);
  expect((await order('{"name": "slots"')).status).toBe(400);

  cli.interrupt();
  expect(await cli.exit).toBe(0);
});

/** Looks ten times a second, for ten seconds at most. */
async function until(condition: () => Promise<boolean>): Promise<boolean> {
  for (let i = 0; i < 100; i++) {
    if (await condition()) {
      return true;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}
