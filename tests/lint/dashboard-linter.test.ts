import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DashboardJson, dashboards, read } from '../unit/dashboards/dashboard';
import { breaks } from './broken';
import { accepts, exceptions } from './exceptions';
import { type Finding, lint, rulesByDescription } from './linter';

const folder = mkdtempSync(join(tmpdir(), 'vllm-console-dashboards-'));
afterAll(() => rmSync(folder, { recursive: true }));

const listed = exceptions();
const found = new Map<string, readonly Finding[]>();
let rules: ReadonlyMap<string, string>;

beforeAll(async () => {
  rules = await rulesByDescription();
  for (const [file, dashboard] of dashboards) {
    found.set(file, await lint(join('src', 'dashboards', file), dashboard, rules));
  }
}, 60_000);

/** Those that no exception accepts, each once, as text. */
function unaccepted(findings: readonly Finding[]): string[] {
  return [...new Set(findings.filter((finding) => !listed.some((exception) => accepts(exception, finding))).map(told))];
}

const told = ({ rule, message }: Finding) => `${rule}: ${message}`;

test.each(dashboards)('%s: nothing is found but what is excepted', (file) => {
  expect(unaccepted(found.get(file) ?? [])).toEqual([]);
});

describe.each(listed.map((exception) => [exception.rule, exception.kinds.join(', '), exception] as const))(
  'the exception from %s (%s)',
  (rule, _, exception) => {
    test.each(exception.kinds)('is still needed for the kind %s', (kind) => {
      const findings = [...found.values()].flat().filter((finding) => finding.kind === kind);
      expect(findings.some((finding) => accepts(exception, finding))).toBe(true);
    });

    test('is from a rule that the linter has, and says why', () => {
      expect([...rules.values()]).toContain(rule);
      expect(exception.reason.split(/\s+/).length).toBeGreaterThan(8);
    });
  }
);

describe('a broken dashboard is found out', () => {
  test('by every rule for what we have', () => {
    const ours = [...rules.values()].filter((rule) => !rule.includes('logql'));
    expect(Object.keys(breaks).sort()).toEqual(ours.sort());
  });

  test.each(Object.entries(breaks))('by %s', async (rule, [what, by]) => {
    const text = read('overview.json');
    const broken = text.replaceAll(what, by);
    expect(broken).not.toBe(text);
    const path = join(folder, `${rule}.json`);
    writeFileSync(path, broken);
    const findings = await lint(path, JSON.parse(broken) as DashboardJson, rules);
    const before = unaccepted(found.get('overview.json') ?? []);
    const added = unaccepted(findings).filter((text) => !before.includes(text));
    expect(added).toContainEqual(expect.stringMatching(`^${rule}: `));
  });

  test('and a file that is none is an error', async () => {
    const path = join(folder, 'text.json');
    writeFileSync(path, 'text');
    await expect(lint(path, dashboards[0][1], rules)).rejects.toThrow('failed to parse dashboard');
  });
});
