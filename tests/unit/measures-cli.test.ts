import { join } from 'node:path';
import { measures } from '../../src/engine/measures/catalogue/catalogue';
import { startReplay } from '../../cli/replay/server';
import { valueText } from '../../cli/measures/format';
import { startCli } from '../support/cli-process';
import { promqlError } from '../support/promql';
import { recordedScrapes } from '../support/recordings';

jest.setTimeout(60_000);

const recording = (name: string) => join('tests', 'recordings', name);

async function run(...args: string[]) {
  const cli = startCli('cli/main.ts', ['measures', ...args]);
  return { code: await cli.exit, stdout: cli.stdout(), stderr: cli.stderr() };
}

interface Row {
  readonly id: string;
  readonly labels: Record<string, string>;
  readonly value: number | null;
  readonly reason?: string;
  readonly bounds?: { lower: number | string; upper: number | string };
  readonly promql: string;
}

test('JSON has every measure with labels, bounds and valid PromQL', async () => {
  const { code, stdout } = await run(
    recording('kv-pressure-0.32.0'),
    '--at',
    '+60s',
    '--by',
    'engine',
    '--format',
    'json'
  );
  const rows = JSON.parse(stdout) as Row[];
  const row = (id: string) => rows.find((candidate) => candidate.id === id);
  expect(code).toBe(0);
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(measures.map(({ id }) => id)));
  expect(rows.map(({ promql }) => promqlError(promql)).filter(Boolean)).toEqual([]);
  expect(row('max_concurrency')).toMatchObject({
    value: 2.5,
    labels: { job: 'vllm', instance: 'kv-pressure-0.32.0', model_name: 'tiny-qwen', engine: '0' },
  });
  expect(row('ttft_p95')).toMatchObject({ bounds: { lower: 20, upper: 40 } });
});

test('a table tells idle from not exposed', async () => {
  const { code, stdout } = await run(recording('healthy-0.12.0'), '--at', '+4s', '--window', '3s', '--promql');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^MEASURE +LABELS +VALUE +BUCKET$/m);
  expect(stdout).toMatch(/^ttft_p95 +idle$/m);
  expect(stdout).toMatch(/^max_concurrency +not exposed$/m);
  expect(stdout).toContain('    sum(rate(vllm:request_success_total[3s]))');
});

test('during an outage it is a finding, with the reason', async () => {
  const { code, stderr } = await run(recording('restart-0.32.0'), '--at', '+40s');
  expect(code).toBe(1);
  expect(stderr).toMatch(/no vLLM series at \+40s: .+/);
});

test.each([
  [['--at', 'yesterday'], /not a time/],
  [['--at', '+9h'], /outside the recording, which lasts 1m39s/],
  [['--by', 'a b'], /not a label/],
  [['--window', 'long'], /not a duration/],
  [['--format', 'xml'], /Allowed choices are table, json/],
])('wrong usage: %j', async (args, message) => {
  const { code, stderr } = await run(recording('restart-0.32.0'), ...args);
  expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
});

test('a running engine is watched for the window', async () => {
  const replay = await startReplay(recordedScrapes('slot-starved-0.20.2').slice(20), { port: 0 });
  try {
    const { code, stdout } = await run(replay.url, '--window', '4s', '--format', 'json');
    const rows = JSON.parse(stdout) as Row[];
    expect(code).toBe(0);
    expect(rows.find(({ id }) => id === 'running')?.value).toBe(2);
    expect(rows.find(({ id }) => id === 'request_rate')?.value).toBeGreaterThan(0);
  } finally {
    await replay.close();
  }
});

test('values are written in steps that a person reads', () => {
  const text = (value: number, unit: string) => valueText({ value, unit });
  expect(text(0.0042, 'seconds')).toBe('4.2 ms');
  expect(text(0.000013, 'seconds')).toBe('13 µs');
  expect(text(12.5, 'seconds')).toBe('12.5 s');
  expect(text(Infinity, 'seconds')).toBe('+Inf s');
  expect(text(0.875, 'ratio')).toBe('87.5 %');
  expect(text(NaN, 'ratio')).toBe('idle');
});
