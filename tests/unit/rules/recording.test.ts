import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { modelLevel } from '../../../as-code/rules/level';
import { ruleFiles } from '../../../as-code/rules/files';
import type { RuleGroup } from '../../../as-code/rules/rule-file';
import { dashboards, drawn, type PromQLTarget, targets } from '../dashboards/dashboard';
import { promqlError } from '../../support/promql';

const folder = join(__dirname, '../../../deploy/prometheus/rules');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const recorded = ruleFiles().flatMap(({ text }) =>
  (parse(text) as { groups: RuleGroup[] }).groups.flatMap(({ rules }) => rules)
);

test('the committed rule files are what the generator prints', () => {
  const generated = ruleFiles();
  expect(readdirSync(folder).filter((name) => generated.some((file) => file.name === name))).toHaveLength(2);
  for (const { name, text } of generated) {
    expect(text === read(name) || `run "npm run generate": deploy/prometheus/rules/${name} is out of date`).toBe(true);
  }
});

test('names follow level:metric:operations, each once', () => {
  const names = recorded.map(({ record }) => record);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) {
    expect(name).toMatch(/^model(_[a-z]+)*:[a-z][a-z0-9_]*:[a-z0-9_]+$/);
  }
});

test('every rule is PromQL and keeps what the recorded dashboards filter by', () => {
  for (const { record, expr } of recorded) {
    expect([record, promqlError(expr)]).toEqual([record, undefined]);
    if (!record.endsWith(':deviation3w')) {
      expect(expr).toContain(`by (${modelLevel.labels.join(', ')}`);
    }
  }
});

test('every recorded series that a dashboard reads has its rule, by labels that it keeps', () => {
  const names = new Set(recorded.map(({ record }) => record));
  const asked = dashboards.flatMap(([, dashboard]) =>
    drawn(dashboard).flatMap((panel) =>
      targets<PromQLTarget>(panel).flatMap(({ expr = '' }) => [...expr.matchAll(/\b(model\w*:\w+:\w+)(\{[^}]*\})?/g)])
    )
  );
  expect(asked.length).toBeGreaterThan(100);
  for (const [, name, selector = ''] of asked) {
    expect(names).toContain(name);
    for (const [, label] of selector.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)) {
      expect([...modelLevel.labels, 'le']).toContain(label);
    }
  }
});

test('nothing is recorded that no dashboard reads', () => {
  const text = dashboards.map(([, dashboard]) => JSON.stringify(dashboard)).join('') + recorded.map(({ expr }) => expr);
  for (const { record } of recorded) {
    expect([record, text.includes(record)]).toEqual([record, true]);
  }
});
