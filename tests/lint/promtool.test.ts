import { mkdtempSync, readFileSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { execute } from '../../cli/programs/execute';
import { groupOf, ruleFiles, rulesFolder, withRuleFile } from './rule-files';

const files = ruleFiles(rulesFolder);
const good = '{ record: "job:vllm_tokens:rate5m", expr: "sum by (job) (rate(vllm:prompt_tokens_total[5m]))" }';

const promtool = (file: string) => execute('promtool', ['check', 'rules', '--lint=all', '--lint-fatal', file]);

interface Rule {
  readonly record?: string;
}

function rulesOf(text: string): Rule[] {
  const file = parse(text) as { groups?: ReadonlyArray<{ rules: readonly Rule[] }> } | null;
  return (file?.groups ?? []).flatMap(({ rules }) => rules);
}

/** The names of recorded series that are not `level:metric:operation`, as `pint.hcl` has it. */
function misnamed(rules: readonly Rule[]): string[] {
  const names = rules.flatMap(({ record }) => record ?? []);
  return names.filter((name) => !/^[a-z][a-z0-9_]*:[a-z][a-z0-9_]*:[a-z0-9_]+$/.test(name));
}

(files.length > 0 ? describe.each(files) : describe.skip.each([rulesFolder]))('%s', (file) => {
  test('is what Prometheus can load, without a rule twice', async () => {
    expect(await promtool(file)).toMatchObject({ code: 0 });
  });

  test('has rules, and names its series level:metric:operation', () => {
    const rules = rulesOf(readFileSync(file, 'utf8'));
    expect(rules).not.toEqual([]);
    expect(misnamed(rules)).toEqual([]);
  });
});

describe('what the checks refuse', () => {
  test('a rule that is right passes', async () => {
    expect(await withRuleFile(groupOf(good), promtool)).toMatchObject({ code: 0 });
    expect(misnamed(rulesOf(groupOf(good)))).toEqual([]);
  });

  test.each([
    ['an expression that ends early', groupOf('{ record: "job:a:b", expr: "rate(foo[5m" }'), 'unclosed left'],
    ['a function of the wrong type', groupOf('{ record: "job:a:b", expr: "rate(foo)" }'), 'expected type range vector'],
    ['a key that rules do not have', groupOf('{ record: "job:a:b", expr: foo, unit: s }'), 'field unit not found'],
    ['the same rule twice', groupOf(good, good), 'duplicate rule'],
  ])('%s', async (_, text, said) => {
    const { code, stdout, stderr } = await withRuleFile(text, promtool);
    expect(code).not.toBe(0);
    expect(`${stdout}${stderr}`).toContain(said);
  });

  test.each(['tokens', 'job:tokens', 'job:vllm:tokens:rate5m', 'Job:tokens:rate5m', 'job::rate5m'])(
    'the name %s',
    (name) => {
      expect(misnamed(rulesOf(groupOf(`{ record: "${name}", expr: foo }`)))).toEqual([name]);
    }
  );

  test.each(['', 'groups: []', 'groups: [{ name: g, rules: [] }]'])('no rule: %j', (text) => {
    expect(rulesOf(text)).toEqual([]);
  });

  test('a folder without rules', () => {
    const empty = mkdtempSync(join(tmpdir(), 'vllm-console-rules-'));
    expect(() => ruleFiles(empty)).toThrow('has no *.yaml');
    rmdirSync(empty);
    expect(ruleFiles(empty)).toEqual([]);
  });
});
