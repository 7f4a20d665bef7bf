import {
  type DashboardJson,
  dashboards,
  datasourceType,
  drawn,
  type PromQLTarget,
  targets,
  type VariableJson,
} from '../unit/dashboards/dashboard';
import { rules } from './rules';

/** Grafana's own variables at a scrape interval of 15 s and a step of as much. */
const builtIn: Choice = {
  __rate_interval: '1m',
  __interval: '15s',
  __interval_ms: '15000',
  __range: '5m',
  __range_s: '300',
  __from: '1700000000000',
  __to: '1700000300000',
};

/** Values of variables by name. */
export type Choice = Readonly<Record<string, string>>;

/** PromQL of a dashboard, with its variables as they are committed. */
export interface DashboardQuery {
  /** Dashboard, panel and refId, or dashboard and variable. */
  readonly name: string;
  readonly expr: string;
  readonly variables: readonly VariableJson[];
}

/** A panel's query, which asks for one instant or for many. */
export interface PanelQuery extends DashboardQuery {
  readonly instant: boolean;
}

const asking: readonly DashboardJson[] = dashboards
  .map(([, dashboard]) => dashboard)
  .filter((dashboard) => datasourceType(dashboard) === 'prometheus');

const ofDashboards: readonly PanelQuery[] = asking.flatMap(({ title, templating, ...dashboard }) =>
  drawn({ title, templating, ...dashboard }).flatMap((panel) =>
    targets<PromQLTarget & { readonly instant?: boolean }>(panel)
      .filter(({ datasource }) => datasource.type === 'prometheus')
      .map(({ refId, expr, instant }) => ({
        name: `${title} / ${panel.title} / ${refId}`,
        expr,
        instant: instant === true,
        variables: templating.list,
      }))
  )
);

/** Every query of every dashboard whose datasource variable chooses a Prometheus, and of every rule that ships. */
export const queries: readonly PanelQuery[] = [
  ...ofDashboards,
  ...rules.map(({ name, expr }) => ({ name: `rule ${name}`, expr, instant: true, variables: [] })),
];

/** The `label_values` of every variable of these dashboards. */
export const variableQueries: readonly DashboardQuery[] = asking.flatMap(({ title, templating: { list } }) =>
  list.flatMap(({ name, definition }) =>
    definition?.startsWith('label_values(') ? [{ name: `${title} / $${name}`, expr: definition, variables: list }] : []
  )
);

/** A query as Grafana sends it: with what is chosen, else everything where a variable offers that, else what is committed. */
export function interpolated({ name, expr, variables }: DashboardQuery, choice: Choice): string {
  const values: Choice = { ...builtIn, ...Object.fromEntries(variables.map(committed)), ...choice };
  return expr.replace(/\$(?:\{(\w+)(?::\w+)?\}|([a-z_]\w*))/gi, (text, braced?: string, plain?: string) => {
    const value = values[braced ?? plain ?? ''];
    if (value === undefined) {
      throw new Error(`${name}: ${text} has no value`);
    }
    return value;
  });
}

function committed({ name, current, allValue }: VariableJson): [string, string] {
  const value = current?.value;
  return [name, value === '$__all' ? (allValue ?? '.+') : [value].flat().join('|')];
}
