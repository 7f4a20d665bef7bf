import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStack } from './stack-file';

/** A panel as a dashboard's file has it; a folded row has panels of its own. */
export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly collapsed?: boolean;
  readonly gridPos: { readonly y: number; readonly h: number };
  readonly fieldConfig?: { readonly defaults: { readonly noValue?: string } };
  readonly panels?: readonly PanelJson[];
}

/** A panel, and the title of the folded row that it is in. */
export interface PanelInRow extends PanelJson {
  readonly row?: string;
}

export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly links: ReadonlyArray<{
    readonly title: string;
    readonly type: string;
    readonly includeVars: boolean;
    readonly tags: readonly string[];
  }>;
  readonly panels: readonly PanelJson[];
}

/** All dashboards that this Grafana was given, by file. */
export function dashboardFiles(): Map<string, DashboardJson> {
  const { dashboards } = readStack();
  const names = readdirSync(dashboards).filter((name) => name.endsWith('.json'));
  return new Map(
    names.sort().map((name) => [name, JSON.parse(readFileSync(join(dashboards, name), 'utf8')) as DashboardJson])
  );
}

/** The panels of a dashboard with those in folded rows, without the rows. */
export function allPanels({ panels }: DashboardJson): PanelInRow[] {
  const folded = panels.flatMap(({ title, panels: own = [] }) => own.map((panel) => ({ ...panel, row: title })));
  return [...panels.filter(({ type }) => type !== 'row'), ...folded];
}

/** Pixels that a dashboard needs with every row open, Grafana's own bars included. */
export function heightOf({ panels }: DashboardJson): number {
  const bottom = (of: readonly PanelJson[]) => Math.max(0, ...of.map(({ gridPos: { y, h } }) => y + h));
  const folded = panels.reduce((sum, { panels: own = [], gridPos: { y } }) => sum + Math.max(0, bottom(own) - y), 0);
  return (bottom(panels) + folded) * 38 + 400;
}
