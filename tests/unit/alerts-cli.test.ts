import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { PrometheusGroup } from '../../src/engine/alerts/prometheus';
import { startCli } from '../support/cli-process';

jest.setTimeout(60_000);

async function run(...args: string[]) {
  const cli = startCli('cli/main.ts', ['alerts', ...args]);
  return { code: await cli.exit, stdout: cli.stdout(), stderr: cli.stderr() };
}

test('without choices it prints the rules that ship', async () => {
  const { code, stdout } = await run();
  expect(code).toBe(0);
  const shipped = parse(readFileSync('deploy/prometheus/alerts/vllm-alerts.yaml', 'utf8')) as object;
  expect(parse(stdout)).toEqual(shipped);
});

test('limits, workload, jobs, severities and addresses are chosen', async () => {
  const options =
    '--workload rag --set error_ratio=0.02 --job rag.* --severity VLLMPreemptions=info --fixed-limits warning';
  const { stdout } = await run(...options.split(' '), '--grafana', 'https://g.example/sub');
  const { groups } = parse(stdout) as { groups: PrometheusGroup[] };
  const rule = (name: string) => groups.flatMap(({ rules }) => rules).find(({ alert }) => alert === name)!;
  expect(rule('HighErrorRate').expr).toMatch(/\{job=~"rag\.\*"[^]*> 0\.02\)/);
  expect(rule('VLLMTTFTBurnFast').expr).toContain('le=~"5(\\\\.0)?"');
  expect(rule('VLLMPreemptions').labels.severity).toBe('info');
  expect(rule('GPUMemoryHigh').labels.severity).toBe('warning');
  expect(rule('HighLatency').annotations.runbook_url).toBe(
    'https://g.example/sub/a/vllmconsole-vllm-app/runbooks/HighLatency'
  );
});

test('for Grafana, and as a list', async () => {
  const { stdout } = await run('--format', 'grafana', '--datasource', 'mine', '--folder', 'Ops');
  const { groups } = parse(stdout) as {
    groups: Array<{ folder: string; rules: Array<{ data: Array<{ datasourceUid: string }> }> }>;
  };
  expect(new Set(groups.map(({ folder }) => folder))).toEqual(new Set(['Ops']));
  const asked = groups.flatMap(({ rules }) =>
    rules.flatMap(({ data }) => data.map(({ datasourceUid }) => datasourceUid))
  );
  expect(new Set(asked)).toEqual(new Set(['mine', '__expr__']));
  expect((await run('--format', 'list')).stdout).toMatch(/^critical {2}VLLMTargetDown [^]*ttft_objective +2\.5 s/);
});

test.each([
  [['--set', 'ttft_objective=3'], 'between two buckets: choose one of'],
  [['--set', 'error_ratio'], 'write it as error_ratio=0.02'],
  [['--set', 'errors=1'], 'There is no limit "errors"'],
  [['--severity', 'HighLatency=page'], 'write it as HighLatency=warning'],
  [['--severity', 'Nothing=info'], 'There is no alert "Nothing"'],
])('%j is refused', async (args, message) => {
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});
