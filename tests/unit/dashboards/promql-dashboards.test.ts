import { signals } from '../../../src/engine/signals/catalogue';
import { grafanaUnits } from '../../../src/datasource/frames/units';
import { promqlError } from '../../support/promql';
import { sharesAnswer } from '../../support/shared-answer';
import {
  asksGrafana,
  type DashboardJson,
  dashboards,
  datasourceType,
  drawn,
  type PromQLTarget,
  targets,
} from './dashboard';

/** A query as Prometheus gets it, for a parser that knows no variables. */
function interpolated(expression: string): string {
  return expression
    .replaceAll('$__rate_interval', '1m')
    .replace(/\$__range(?!_)/g, '1h')
    .replace(/vector\(\$\w+/g, 'vector(1')
    .replace(/\$\{?[a-z_]\w*\}?/gi, 'x');
}

/** Log lines come from a datasource of their own, in a language of its own; what shares another panel's answer asks nothing. */
const asked = (dashboard: DashboardJson) =>
  drawn(dashboard).filter(
    (panel) => panel.type !== 'logs' && panel.type !== 'text' && !asksGrafana(panel) && !sharesAnswer(panel)
  );
const queries = (dashboard: DashboardJson) => asked(dashboard).flatMap((panel) => targets<PromQLTarget>(panel));
/** Counts of a card's whole life, where what they stand at is what one wants to know. */
const ofTheCard = /^gpu_(energy|ecc_\w+_ever|rows_\w+|pages_\w+)$/;

/** Recorded series are of models: no single engine can be chosen there. */
const ofModels = ({ uid }: DashboardJson) => uid.endsWith('-recorded');
const asking = dashboards.filter(([, dashboard]) => datasourceType(dashboard) === 'prometheus');

// The rules of grafana/dashboard-linter, by their names there, for dashboards that ask a Prometheus.
describe.each(asking)('%s', (_, dashboard) => {
  const { list } = dashboard.templating;

  const chosen = ofModels(dashboard) ? ['job'] : ['job', 'instance'];

  test.each(chosen)('template-%s-rule: asks for label values of the chosen datasource', (name) => {
    const variable = list.find((candidate) => candidate.name === name);
    expect(variable).toMatchObject({ type: 'query', datasource: { uid: '${datasource}' } });
    expect(variable?.definition).toMatch(new RegExp(`^label_values\\(.+, ${name}\\)$`));
  });

  test('template-label-promql-rule', () => {
    for (const { name, definition = '' } of list.filter(({ type }) => type === 'query')) {
      const selector = /^(?:label_values\((.+), \w+|query_result\((.+))\)$/.exec(definition)?.slice(1).join('') ?? '';
      expect([name, promqlError(interpolated(selector))]).toEqual([name, undefined]);
    }
  });

  test('panel-units-rule', () => {
    // A heatmap has its unit on the axis.
    for (const panel of asked(dashboard).filter(({ type }) => type !== 'table' && type !== 'heatmap')) {
      expect([...Object.values(grafanaUnits), 'suffix: σ']).toContain(panel.fieldConfig?.defaults.unit);
    }
  });

  test('target-promql-rule: every query is PromQL', () => {
    for (const { expr } of queries(dashboard)) {
      expect(promqlError(interpolated(expr))).toBeUndefined();
    }
  });

  test('target-rate-interval-rule, target-counter-agg-rule', () => {
    const counters = signals
      .filter(({ kind, id }) => kind === 'counter' && !ofTheCard.test(id))
      .flatMap(({ names }) => names);
    // A table may say how much there was since the start.
    const overTime = asked(dashboard).filter(({ type }) => type !== 'table');
    for (const { expr } of overTime.flatMap((panel) => targets<PromQLTarget>(panel))) {
      expect(expr).not.toMatch(/\$__interval\b|\$interval/);
      for (const [, window] of expr.matchAll(/(?<=[}\w])\[([^\]"]+)\]/g)) {
        expect(window).toMatch(/^(\$__rate_interval|\$__range|\d+[mhd])$/);
      }
      for (const { name } of counters.filter((counter) => expr.includes(`${counter.name}{`))) {
        const bare = expr.split(`${name}{`).slice(0, -1);
        bare.forEach((before) =>
          expect(before).toMatch(/(rate|increase|resets|changes|count)( by \([^()]*\) )?\(\(?[^()]*$/)
        );
      }
    }
  });

  test('target-job-rule, target-instance-rule: every series is filtered by both', () => {
    for (const { expr } of queries(dashboard)) {
      const selectors = [...expr.matchAll(/(?<![\w:])(?:vllm:\w+|http_\w+|process_\w+|up)\{[^}]*\}/g)];
      for (const [selector] of selectors.filter(([text]) => !text.includes('job=~"$gateway"'))) {
        chosen.forEach((label) => expect(selector).toContain(`${label}=~"$${label}"`));
      }
      expect(expr).not.toMatch(/vllm:\w+(?![\w{])/);
    }
  });

  test('a graph that could be blank says why, now and not for the past', () => {
    for (const panel of drawn(dashboard).filter(({ type }) => type === 'timeseries')) {
      expect(targets(panel)).toContainEqual(expect.objectContaining({ refId: 'State', instant: true, range: false }));
    }
  });

  test('alerts are drawn into its graphs by one query, which the Overview and the Alerts leave out until they are asked', () => {
    const [{ datasource, target, enable, placement }, ...more] = dashboard.annotations.list;
    expect(more.map(({ name }) => name)).toEqual(['Playground runs']);
    // With one, Grafana hides the switch.
    expect(placement).toBeUndefined();
    expect(datasource).toEqual({ type: 'prometheus', uid: '${datasource}' });
    expect(promqlError(interpolated(target.expr))).toBeUndefined();
    expect(enable).toBe(!/^vllm-console-(overview|alerts)/.test(dashboard.uid));
  });
});
