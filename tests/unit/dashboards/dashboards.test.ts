import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dashboardFiles } from '../../../as-code/dashboards/files';
import { signals } from '../../../src/engine/signals/catalogue';
import { promqlError } from '../../support/promql';
import type { DashboardJson, PanelJson, TargetJson } from './dashboard';

const folder = join(__dirname, '..', '..', '..', 'src', 'dashboards');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const dashboards = files.map((file) => [file, JSON.parse(read(file)) as DashboardJson] as const);

/** A query as Prometheus gets it, for a parser that knows no variables. */
function interpolated(expression: string): string {
  return expression
    .replaceAll('$__rate_interval', '1m')
    .replace(/vector\(\$\w+/g, 'vector(1')
    .replace(/\$\{?[a-z_]\w*\}?/gi, 'x');
}

const drawn = ({ panels }: DashboardJson) => panels.filter(({ type }) => type !== 'row');
const targets = (panel: PanelJson) => panel.targets ?? [];
const queries = (dashboard: DashboardJson): TargetJson[] => drawn(dashboard).flatMap(targets);

test('the committed files are what the generator prints', () => {
  const generated = dashboardFiles((name) => read(name));
  expect(generated.map(({ name }) => name).sort()).toEqual([...files].sort());
  for (const { name, text } of generated) {
    expect(text === read(name) || `run "npm run generate": src/dashboards/${name} is out of date`).toBe(true);
  }
});

test('the generator raises the revision with every change, and only then', () => {
  const [{ name, text }] = dashboardFiles((file) => read(file));
  const { revision } = JSON.parse(text) as DashboardJson;
  const changed = text.replace('"title": "vLLM Overview"', '"title": "Something else"');
  expect(JSON.parse(dashboardFiles(() => changed)[0].text)).toMatchObject({ revision: revision + 1 });
  expect(dashboardFiles(() => text)[0]).toEqual({ name, text });
  expect(JSON.parse(dashboardFiles(() => undefined)[0].text)).toMatchObject({ revision: 1 });
});

// Grafana finds an imported dashboard by its title: a new title with the old uid makes it vanish on upgrade.
test('uids keep their titles', () => {
  expect(Object.fromEntries(dashboards.map(([, { uid, title }]) => [uid, title]))).toEqual({
    'vllm-console-overview': 'vLLM Overview',
  });
});

test('uids and titles are unique', () => {
  for (const key of ['uid', 'title'] as const) {
    const values = dashboards.map(([, dashboard]) => dashboard[key]);
    expect(new Set(values).size).toBe(values.length);
  }
});

// The rules of grafana/dashboard-linter, by their names there.
describe.each(dashboards)('%s', (_, dashboard) => {
  const { list } = dashboard.templating;

  test('template-datasource-rule: exactly one, named datasource', () => {
    const found = list.filter(({ type }) => type === 'datasource');
    expect(found).toMatchObject([{ name: 'datasource', label: 'Data Source', query: 'prometheus' }]);
  });

  test.each(['job', 'instance'])('template-%s-rule: asks for label values of the chosen datasource', (name) => {
    const variable = list.find((candidate) => candidate.name === name);
    expect(variable).toMatchObject({ type: 'query', datasource: { uid: '${datasource}' } });
    expect(variable?.definition).toMatch(new RegExp(`^label_values\\(.+, ${name}\\)$`));
  });

  test('template-label-promql-rule, template-on-time-change-reload-rule', () => {
    for (const { name, definition = '', refresh } of list.filter(({ type }) => type === 'query')) {
      const selector = /^label_values\((.+), \w+\)$/.exec(definition)?.[1] ?? '';
      expect([name, promqlError(interpolated(selector))]).toEqual([name, undefined]);
      expect([name, refresh]).toEqual([name, 2]);
    }
  });

  test('panel-datasource-rule, panel-title-description-rule, panel-no-targets-rule, panel-units-rule', () => {
    for (const panel of drawn(dashboard)) {
      expect(panel.datasource).toEqual({ type: 'prometheus', uid: '${datasource}' });
      expect(panel.title).not.toBe('');
      expect(panel.description).toMatch(/\*\*Good:\*\*[^]*\*\*What to do:\*\*/);
      expect(targets(panel).length).toBeGreaterThan(0);
      if (panel.type !== 'table') {
        expect(panel.fieldConfig?.defaults.unit).toMatch(/^(s|percentunit|short|reqps|bytes|suffix:.+)$/);
      }
    }
  });

  test('target-promql-rule: every query is PromQL', () => {
    for (const { expr } of queries(dashboard)) {
      expect(promqlError(interpolated(expr))).toBeUndefined();
    }
  });

  test('target-rate-interval-rule, target-counter-agg-rule', () => {
    const counters = signals.filter(({ kind }) => kind === 'counter').flatMap(({ names }) => names);
    for (const { expr } of queries(dashboard)) {
      expect(expr).not.toMatch(/\$__interval|\$interval/);
      for (const [, window] of expr.matchAll(/(?<=[}\w])\[([^\]"]+)\]/g)) {
        expect(['$__rate_interval', '5m', '15m']).toContain(window);
      }
      for (const { name } of counters.filter((counter) => expr.includes(`${counter.name}{`))) {
        const bare = expr.split(`${name}{`).slice(0, -1);
        bare.forEach((before) => expect(before).toMatch(/(rate|increase|resets|changes|count)\(\(?[^()]*$/));
      }
    }
  });

  test('target-job-rule, target-instance-rule: every series is filtered by both', () => {
    for (const { expr } of queries(dashboard)) {
      for (const [selector] of expr.matchAll(/(?<![\w:])(?:vllm:\w+|http_\w+|process_\w+|up)\{[^}]*\}/g)) {
        expect(selector).toContain('job=~"$job"');
        expect(selector).toContain('instance=~"$instance"');
      }
      expect(expr).not.toMatch(/vllm:\w+(?![\w{])/);
    }
  });

  test('uneditable-dashboard-rule', () => expect(dashboard.editable).toBe(false));

  test('panels have their own ids and do not overlap', () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const cells = new Set<string>();
    for (const { gridPos } of dashboard.panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(cells.has(`${x} ${y}`)).toBe(false);
          cells.add(`${x} ${y}`);
        }
      }
    }
  });

  test('a graph that could be blank says why, now and not for the past', () => {
    for (const panel of drawn(dashboard).filter(({ type }) => type === 'timeseries')) {
      expect(targets(panel)).toContainEqual(expect.objectContaining({ refId: 'State', instant: true, range: false }));
    }
  });
});
