import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../../cli/programs/execute';
import { groupOf, ruleFiles, rulesFolder, withRuleFile } from './rule-files';

interface Problem {
  readonly reporter: string;
}

const files = ruleFiles(rulesFolder);
const configured = ['--config', join(__dirname, 'pint.hcl')];

/** pint's exit code for rule files, without a Prometheus to ask, and what it said. */
async function pint(paths: readonly string[], config: readonly string[], more: readonly string[] = []) {
  const args = ['--no-color', '--offline', ...config, 'lint', '--fail-on=warning', ...more, ...paths];
  const { code, stdout, stderr } = await execute('pint', args);
  return { code, said: `${stdout}${stderr}` };
}

function problemsOf(text: string): Promise<{ code: number | null; checks: string[] }> {
  return withRuleFile(text, async (file, folder) => {
    const report = join(folder, 'report.json');
    const { code } = await pint([file], configured, [`--json=${report}`]);
    const problems = JSON.parse(readFileSync(report, 'utf8')) as readonly Problem[];
    return { code, checks: problems.map(({ reporter }) => reporter) };
  });
}

// All at once: a file may use what another one records.
(files.length > 0 ? describe : describe.skip)(rulesFolder, () => {
  test('nothing is found but what pint.hcl excepts', async () => {
    const { code, said } = await pint(files, configured);
    expect(said).not.toContain('entries=0');
    expect(code === 0 ? '' : said).toBe('');
  });

  test('the exception is still needed', async () => {
    expect((await pint(files, ['--enabled=rule/dependency'])).code).toBe(1);
  });
});

test('a rule that is right passes', async () => {
  const rule = '{ record: "job:vllm_tokens:rate5m", expr: "sum by (job) (rate(vllm:prompt_tokens_total[5m]))" }';
  expect(await problemsOf(groupOf(rule))).toEqual({ code: 0, checks: [] });
});

test.each([
  ['rule/name', '{ record: job_tokens, expr: "sum by (job) (foo)" }'],
  ['promql/syntax', '{ record: "job:a:b", expr: "rate(foo[5m" }'],
  ['promql/regexp', `{ record: "job:a:b", expr: 'foo{job=~"^a$"}' }`],
  ['promql/impossible', '{ record: "job:a:b", expr: "foo unless on (x) sum(foo)" }'],
  ['alerts/comparison', '{ alert: Down, expr: up }'],
  ['yaml/parse', '{ record: "job:a:b", expr: foo, unit: s }'],
])('%s refuses %s', async (check, rule) => {
  expect(await problemsOf(groupOf(rule))).toEqual({ code: 1, checks: [check] });
});
