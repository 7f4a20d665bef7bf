import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VllmQuery } from '../../../src/datasource/query/model';

/** What the tests read of a classic dashboard. */
export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly revision: number;
  readonly id: null;
  readonly editable: boolean;
  readonly tags: readonly string[];
  readonly panels: readonly PanelJson[];
  readonly refresh: string;
  readonly liveNow?: boolean;
  readonly links: readonly LinkJson[];
  readonly templating: { readonly list: readonly VariableJson[] };
  /** What is drawn into all graphs. */
  readonly annotations: {
    readonly list: ReadonlyArray<{
      readonly name: string;
      readonly datasource: unknown;
      readonly enable: boolean;
      readonly placement?: string;
      readonly target: { readonly expr: string; readonly tags?: readonly string[] };
    }>;
  };
}

interface LinkJson {
  readonly type: string;
  readonly tags: readonly string[];
  readonly includeVars: boolean;
}

export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: { readonly type: string; readonly uid: string };
  readonly interval?: string;
  readonly maxDataPoints?: number;
  readonly fieldConfig?: {
    readonly defaults: { readonly unit?: string; readonly displayName?: string };
    readonly overrides: ReadonlyArray<{ readonly matcher: { readonly id: string; readonly options: unknown } }>;
  };
  readonly targets?: readonly TargetJson[];
  readonly transformations?: ReadonlyArray<{
    readonly options: {
      readonly exclude: { readonly pattern: string };
      readonly include?: { readonly pattern: string };
    };
  }>;
  /** What a folded row has in it. */
  readonly panels?: readonly PanelJson[];
}

/** What queries of all datasources have. */
export interface TargetJson {
  readonly refId: string;
  readonly datasource: { readonly type: string; readonly uid: string };
  /** The panel whose answer is shared. */
  readonly panelId?: number;
}

export interface PromQLTarget extends TargetJson {
  readonly expr: string;
  readonly legendFormat?: string;
}

export interface VariableJson {
  readonly name: string;
  readonly type: string;
  readonly label?: string;
  readonly refresh?: number;
  readonly definition?: string;
  readonly query?: unknown;
  readonly current?: { readonly value: unknown };
  readonly options?: ReadonlyArray<{ readonly value: string; readonly selected?: boolean }>;
  readonly allValue?: string;
  readonly datasource?: { readonly uid: string };
}

const folder = join(__dirname, '..', '..', '..', 'src', 'dashboards');

/** The names of the committed files. */
export const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

/** The text of a committed file. */
export function read(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

/** Every committed dashboard with its file's name. */
export const dashboards = files.map((file) => [file, JSON.parse(read(file)) as DashboardJson] as const);

/** What kind of datasource a dashboard's variable `datasource` chooses. */
export function datasourceType({ templating }: DashboardJson): unknown {
  return templating.list.find(({ type }) => type === 'datasource')?.query;
}

/** The panels of a dashboard, those of folded rows among them, without the rows. */
export function drawn({ panels }: DashboardJson): PanelJson[] {
  return panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]).filter(({ type }) => type !== 'row');
}

/** Grafana's own list of alerts has neither a datasource nor queries. */
export function asksGrafana({ type }: Pick<PanelJson, 'type'>): boolean {
  return type === 'alertlist';
}

/** A panel's queries, all of one kind. */
export function targets<T extends TargetJson = TargetJson>(panel: PanelJson): readonly T[] {
  return (panel.targets ?? []) as readonly T[];
}

/** A panel's queries of the vLLM datasource. */
export function vllmQueries(panel: PanelJson): readonly VllmQuery[] {
  return (panel.targets ?? []) as unknown as readonly VllmQuery[];
}
