import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DASHBOARDS } from '../../cli/demo/paths';

/** A query of a panel, as a dashboard's file has it; what is not Prometheus' has no `expr`. */
export interface Target {
  readonly refId: string;
  readonly expr?: string;
  readonly instant?: boolean;
  readonly hide?: boolean;
  readonly legendFormat?: string;
  /** The shortest step, such as `30s`. */
  readonly interval?: string;
  readonly datasource?: { readonly type?: string; readonly uid?: string };
  /** The panel whose answer is shown, where the datasource is the dashboard itself. */
  readonly panelId?: number;
}

interface Panel {
  readonly id?: number;
  readonly type: string;
  readonly title?: string;
  readonly gridPos: { readonly w: number };
  readonly maxDataPoints?: number;
  readonly interval?: string;
  readonly targets?: readonly Target[];
  readonly transformations?: ReadonlyArray<{ readonly options?: { readonly include?: { readonly pattern?: string } } }>;
}

/** A variable of a dashboard. */
export interface Variable {
  readonly name: string;
  readonly type: string;
  readonly allValue?: string;
  readonly current?: { readonly value?: string | readonly string[] };
  readonly query?: string | { readonly query?: string };
}

/** A dashboard's file. */
export interface DashboardFile {
  readonly name: string;
  readonly panels: readonly Panel[];
  readonly variables: readonly Variable[];
}

/** A query that a dashboard sends when it is opened. */
export interface SentTarget {
  readonly panel: string;
  /** Points that the panel has room for at most, one a pixel, or as it says itself. */
  readonly maxDataPoints: number;
  /** The shortest step that panel or query allow. */
  readonly interval?: string;
  readonly target: Target;
}

/** Pixels of a dashboard; Grafana divides them into 24 columns. */
const WIDTH = 1400;
const COLUMNS = 24;

/** The file of a dashboard of the plugin, such as `overview`; undefined where there is none. */
export function dashboardFile(name: string): DashboardFile | undefined {
  if (!dashboardNames().includes(name)) {
    return undefined;
  }
  const json = JSON.parse(readFileSync(join(DASHBOARDS, `${name}.json`), 'utf8'));
  return { name, panels: json.panels, variables: json.templating?.list ?? [] };
}

/** The dashboards of the plugin by their files' names. */
export function dashboardNames(): string[] {
  return readdirSync(DASHBOARDS)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .sort();
}

/**
 * The queries that a dashboard would send more if each of its panels asked for itself: the lines that a panel shows of
 * another one's answer.
 */
export function spared(dashboard: DashboardFile): SentTarget[] {
  const { panels } = dashboard;
  return panels.flatMap((panel) =>
    (panel.targets ?? []).flatMap(({ panelId }) => {
      const source = panels.find(({ id }) => id !== undefined && id === panelId);
      const shown = /^\/(.*)\/$/.exec(panel.transformations?.[0]?.options?.include?.pattern ?? '')?.[1];
      return source && shown ? linesOf(source, new RegExp(shown)).map((target) => sentBy(panel, target)) : [];
    })
  );
}

/** Each line of these names as a query of its own. */
function linesOf({ targets = [] }: Panel, shown: RegExp): Target[] {
  return targets.flatMap((target) =>
    (target.expr ?? '')
      .split('\nor ')
      .filter((text) => shown.test(/, "line", "([^"]*)", "", ""\)$/.exec(text)?.[1] ?? ''))
      .map((expr) => ({ ...target, expr }))
  );
}

/**
 * The queries that a dashboard sends when it is opened and scrolled through. Panels of folded rows lie inside their row
 * and send none, nor do hidden queries, and those that read another panel's answer.
 */
export function sentOnLoad({ panels }: DashboardFile): SentTarget[] {
  return panels.flatMap((panel) =>
    (panel.targets ?? [])
      .filter(({ hide, datasource }) => hide !== true && datasource?.type !== 'datasource')
      .map((target) => sentBy(panel, target))
  );
}

function sentBy({ title = '', gridPos, maxDataPoints, interval }: Panel, target: Target): SentTarget {
  return {
    panel: title,
    maxDataPoints: maxDataPoints ?? Math.floor((WIDTH * gridPos.w) / COLUMNS),
    interval: target.interval || interval,
    target,
  };
}

/** How many of its variables ask a datasource when it is opened. */
export function variableQueries({ variables }: DashboardFile): number {
  return variables.filter(({ type }) => type === 'query').length;
}
