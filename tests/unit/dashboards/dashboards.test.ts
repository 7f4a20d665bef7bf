import { dashboardFiles } from '../../../as-code/dashboards/files';
import {
  asksGrafana,
  dashboards,
  datasourceType,
  drawn,
  files,
  read,
  targets,
  type DashboardJson,
  type PanelJson,
  type PromQLTarget,
} from './dashboard';
import { RUN_TAG } from '../../../src/engine/playground/run-tag';
import { sharesAnswer } from '../../support/shared-answer';

test('the committed files are what the generator prints', () => {
  const generated = dashboardFiles((name) => read(name));
  expect(generated.map(({ name }) => name).sort()).toEqual([...files].sort());
  for (const { name, text } of generated) {
    expect(text === read(name) || `run "npm run generate": src/dashboards/${name} is out of date`).toBe(true);
  }
});

test('the generator raises the revision with every change, and only then', () => {
  const [{ name, text }] = dashboardFiles((file) => read(file));
  const { revision, title } = JSON.parse(text) as DashboardJson;
  const changed = text.replace(`"title": "${title}"`, '"title": "Something else"');
  expect(JSON.parse(dashboardFiles(() => changed)[0].text)).toMatchObject({ revision: revision + 1 });
  expect(dashboardFiles(() => text)[0]).toEqual({ name, text });
  expect(JSON.parse(dashboardFiles(() => undefined)[0].text)).toMatchObject({ revision: 1 });
});

// Grafana finds an imported dashboard by its title: a new title with the old uid makes it vanish on upgrade.
test('uids keep their titles', () => {
  expect(Object.fromEntries(dashboards.map(([, { uid, title }]) => [uid, title]))).toEqual({
    'vllm-console-cache': 'vLLM Cache and Decoding',
    'vllm-console-capacity': 'vLLM Capacity',
    'vllm-console-cost': 'vLLM Tokens and Cost',
    'vllm-console-errors': 'vLLM Errors',
    'vllm-console-fleet': 'vLLM Fleet',
    'vllm-console-gateway': 'vLLM Gateway',
    'vllm-console-gpu': 'vLLM GPU and Host',
    'vllm-console-kubernetes': 'vLLM Kubernetes',
    'vllm-console-latency': 'vLLM Latency',
    'vllm-console-latency-prometheus': 'vLLM Latency (Prometheus)',
    'vllm-console-live': 'vLLM Live',
    'vllm-console-alerts': 'vLLM Alerts',
    'vllm-console-overview': 'vLLM Overview',
    'vllm-console-overview-recorded': 'vLLM Overview (recorded)',
  });
});

test('every dashboard shows when the playground ran', () => {
  for (const [, { annotations }] of dashboards) {
    const shown = annotations.list.filter(({ target }) => target.tags?.includes(RUN_TAG));
    expect(shown).toMatchObject([{ enable: true, datasource: { type: 'grafana', uid: '-- Grafana --' } }]);
  }
});

test('uids and titles are unique', () => {
  for (const key of ['uid', 'title'] as const) {
    const values = dashboards.map(([, dashboard]) => dashboard[key]);
    expect(new Set(values).size).toBe(values.length);
  }
});

test('every dashboard links to every other, and takes variables along only where the datasource is of one type', () => {
  for (const [, from] of dashboards) {
    const lists = from.links.filter(({ type }) => type === 'dashboards');
    for (const [, to] of dashboards) {
      const [link, ...more] = lists.filter(({ tags }) => tags.every((tag) => to.tags.includes(tag)));
      expect(more).toEqual([]);
      expect(link).toMatchObject({ includeVars: datasourceType(from) === datasourceType(to) });
    }
  }
});

// The rules of grafana/dashboard-linter, by their names there, that hold for any datasource.
describe.each(dashboards)('%s', (_, dashboard) => {
  const { list } = dashboard.templating;

  test('template-datasource-rule: exactly one, named datasource', () => {
    const found = list.filter(({ type, query }) => type === 'datasource' && query !== 'loki');
    expect(found).toMatchObject([{ name: 'datasource', label: 'Data source' }]);
    expect(['prometheus', 'vllmconsole-vllm-datasource']).toContain(datasourceType(dashboard));
  });

  test('panel-datasource-rule: the one that the variable chooses, everywhere', () => {
    const chosen = { type: datasourceType(dashboard), uid: '${datasource}' };
    const logs = { type: 'loki', uid: '${loki}' };
    const shared = { type: 'datasource', uid: '-- Dashboard --' };
    for (const panel of drawn(dashboard).filter((one) => !asksGrafana(one))) {
      const own = panel.type === 'logs' ? logs : sharesAnswer(panel) ? shared : chosen;
      expect(panel.datasource).toEqual(own);
      targets(panel).forEach(({ datasource }) => expect(datasource).toEqual(own));
    }
    list.filter(({ type }) => type === 'query').forEach(({ datasource }) => expect(datasource).toEqual(chosen));
  });

  test('a panel that shares an answer names a panel that is always on screen, and keeps lines that it has', () => {
    for (const panel of drawn(dashboard).filter(sharesAnswer)) {
      const [{ panelId }] = targets(panel);
      const source = dashboard.panels.find(({ id }) => id === panelId);
      const kept = new RegExp(panel.transformations?.[0].options.include?.pattern.slice(1, -1) ?? '^$');
      const lines = targets<PromQLTarget>(source as PanelJson).flatMap(({ expr }) =>
        [...expr.matchAll(/ \(vector\(-1 \/ 0\) and [^"]+, "line", "([^"]+)", "", ""\)/g)].map(([, line]) => line)
      );
      expect(lines.filter((line) => kept.test(line)).length).toBeGreaterThan(0);
    }
  });

  test('panel-title-description-rule, panel-no-targets-rule', () => {
    for (const panel of drawn(dashboard)) {
      expect(panel.title).not.toBe('');
      expect(panel.description).toMatch(/\*\*Good:\*\*[^]*\*\*What to do:\*\*/);
      expect(targets(panel).length > 0).toBe(!asksGrafana(panel));
    }
  });

  test('queries of a panel have names of their own', () => {
    for (const panel of drawn(dashboard)) {
      const refIds = targets(panel).map(({ refId }) => refId);
      expect(new Set(refIds).size).toBe(refIds.length);
    }
  });

  test('template-on-time-change-reload-rule', () => {
    for (const { name, refresh } of list.filter(({ type }) => type === 'query')) {
      expect([name, refresh]).toEqual([name, 2]);
    }
  });

  test('uneditable-dashboard-rule', () => expect(dashboard.editable).toBe(false));

  test('panels have their own ids and do not overlap', () => {
    const all = dashboard.panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]);
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    // Grafana makes room for what is in a folded row when it is opened.
    for (const together of [dashboard.panels, ...dashboard.panels.map(({ panels = [] }) => panels)]) {
      const cells = new Set<string>();
      for (const { gridPos } of together) {
        expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
        for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
          for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
            expect(cells.has(`${x} ${y}`)).toBe(false);
            cells.add(`${x} ${y}`);
          }
        }
      }
    }
  });
});
