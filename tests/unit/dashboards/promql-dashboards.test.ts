import { signals } from '../../../src/engine/signals/catalogue';
import { promqlError } from '../../support/promql';
import { type DashboardJson, dashboards, datasourceType, drawn, type PromQLTarget, targets } from './dashboard';

/** A query as Prometheus gets it, for a parser that knows no variables. */
function interpolated(expression: string): string {
  return expression
    .replaceAll('$__rate_interval', '1m')
    .replace(/vector\(\$\w+/g, 'vector(1')
    .replace(/\$\{?[a-z_]\w*\}?/gi, 'x');
}

const queries = (dashboard: DashboardJson) => drawn(dashboard).flatMap((panel) => targets<PromQLTarget>(panel));
const asking = dashboards.filter(([, dashboard]) => datasourceType(dashboard) === 'prometheus');

// The rules of grafana/dashboard-linter, by their names there, for dashboards that ask a Prometheus.
describe.each(asking)('%s', (_, dashboard) => {
  const { list } = dashboard.templating;

  test.each(['job', 'instance'])('template-%s-rule: asks for label values of the chosen datasource', (name) => {
    const variable = list.find((candidate) => candidate.name === name);
    expect(variable).toMatchObject({ type: 'query', datasource: { uid: '${datasource}' } });
    expect(variable?.definition).toMatch(new RegExp(`^label_values\\(.+, ${name}\\)$`));
  });

  test('template-label-promql-rule', () => {
    for (const { name, definition = '' } of list.filter(({ type }) => type === 'query')) {
      const selector = /^label_values\((.+), \w+\)$/.exec(definition)?.[1] ?? '';
      expect([name, promqlError(interpolated(selector))]).toEqual([name, undefined]);
    }
  });

  test('panel-units-rule', () => {
    for (const panel of drawn(dashboard).filter(({ type }) => type !== 'table')) {
      expect(panel.fieldConfig?.defaults.unit).toMatch(/^(s|percentunit|short|reqps|bytes|suffix:.+)$/);
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

  test('a graph that could be blank says why, now and not for the past', () => {
    for (const panel of drawn(dashboard).filter(({ type }) => type === 'timeseries')) {
      expect(targets(panel)).toContainEqual(expect.objectContaining({ refId: 'State', instant: true, range: false }));
    }
  });
});
