import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertCatalogue } from '../../../as-code/alerts/alerts';
import { alertFiles } from '../../../as-code/alerts/files';
import { chosenGroups } from '../../../src/engine/alerts/choose';
import { grafanaAlerts } from '../../../src/engine/alerts/grafana';
import { prometheusFile } from '../../../src/engine/alerts/prometheus';

const root = join(__dirname, '../../..');
const catalogue = alertCatalogue();
const groups = chosenGroups(catalogue);
const rules = groups.flatMap((group) => group.rules);
const names = rules.map(({ name }) => name);

test('what is committed is what the rules say', () => {
  for (const { file, text } of alertFiles(catalogue)) {
    expect([file, existsSync(join(root, file)) && readFileSync(join(root, file), 'utf8') === text]).toEqual([
      file,
      true,
    ]);
  }
});

test('the four rules that were asked for by name have their numbers', () => {
  const facts = (name: string) => {
    const { op, limit, for: held, severity } = rules.find((rule) => rule.name === name)!;
    return `${op} ${limit} for ${held}, ${severity}`;
  };
  expect(facts('HighLatency')).toBe('> 2 for 2m, info');
  expect(facts('HighErrorRate')).toBe('> 0.05 for 1m, critical');
  expect(facts('GPUMemoryHigh')).toBe('> 0.95 for 5m, info');
  expect(facts('LowThroughput')).toBe('< 100 for 5m, info');
});

test('names are unlike, and so are the uids that Grafana knows them by', () => {
  expect(new Set(names).size).toBe(names.length);
  const uids = groups.flatMap((group) => grafanaAlerts(group, 'prom').map(({ uid }) => uid));
  expect(new Set(uids).size).toBe(names.length);
  expect(uids.filter((uid) => uid.length > 40)).toEqual([]);
});

test('each rule has one that notices where its metrics are missing, down to those that need none', () => {
  const own = rules.filter(({ missing }) => missing.length === 0).map(({ name }) => name);
  expect(own.filter((name) => !/Missing$|^VLLMNoEngine$/.test(name))).toEqual([]);
  expect(rules.flatMap(({ missing }) => missing).filter((name) => !names.includes(name))).toEqual([]);
});

test('every limit is of use', () => {
  const source = JSON.stringify(catalogue.groups);
  expect(catalogue.limits.map(({ name }) => name).filter((name) => !source.includes(`$${name}`))).toEqual([]);
});

test('nothing is left to fill in, neither in PromQL nor in words', () => {
  const { groups: file } = prometheusFile(groups, 'http://grafana/');
  for (const { alert, expr, annotations } of file.flatMap((group) => group.rules)) {
    expect([alert, /\$(?!labels|value)\w/.exec(expr + JSON.stringify(annotations))?.[0]]).toEqual([alert, undefined]);
    expect([alert, /[^{]\{\w+\}[^}]/.exec(` ${annotations.summary} ${annotations.description} `)?.[0]]).toEqual([
      alert,
      undefined,
    ]);
    expect(annotations.runbook_url).toBe(`http://grafana/a/vllmconsole-vllm-app/runbooks/${alert}`);
    expect(annotations.dashboard_url).toMatch(/^http:\/\/grafana\/d\/vllm-console-[\w-]+\?viewPanel=panel-\d+$/);
  }
});

test('Grafana compares in a threshold of its own, and takes no data for health', () => {
  for (const rule of groups.flatMap((group) => grafanaAlerts(group, 'prom'))) {
    const [value, threshold] = rule.data.map(({ model }) => model) as [
      { expr: string; instant: boolean },
      { conditions: Array<{ evaluator: { type: string; params: number[] } }> },
    ];
    expect(value.instant).toBe(true);
    expect(threshold.conditions[0].evaluator.params.every(Number.isFinite)).toBe(true);
    expect([rule.title, rule.noDataState]).toEqual([rule.title, 'OK']);
    expect(rule.execErrState).toBe(rule.title === 'VLLMNoEngine' ? 'Error' : 'KeepLast');
    // In a file, `${` in annotations would be filled from the environment.
    expect(JSON.stringify(rule.annotations)).not.toContain('${');
    expect(JSON.stringify(rule.labels)).not.toContain('$');
  }
});
