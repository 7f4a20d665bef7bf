import {
  asksGrafana,
  dashboards,
  datasourceType,
  drawn,
  type PanelJson,
  type PromQLTarget,
  type DashboardJson,
} from '../unit/dashboards/dashboard';

/** How Grafana writes a value in words. */
export interface Mapping {
  readonly type: 'value' | 'special' | 'range';
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the judge reads of a panel. */
export interface ShownPanel extends Pick<PanelJson, 'id' | 'type' | 'title'> {
  readonly fieldConfig?: {
    readonly defaults: { readonly noValue?: string; readonly mappings?: readonly Mapping[] };
    readonly overrides: ReadonlyArray<{
      readonly matcher: { readonly id: string; readonly options: unknown };
      readonly properties: ReadonlyArray<{ readonly id: string; readonly value?: unknown }>;
    }>;
  };
  readonly options?: { readonly filterValues?: { readonly le?: number } };
  readonly transformations?: ReadonlyArray<{
    readonly id: string;
    readonly options: { readonly include?: { readonly pattern: string }; readonly configRefId?: string };
  }>;
  readonly targets?: ReadonlyArray<PromQLTarget & { readonly instant?: boolean }>;
}

/** A dashboard that asks a Prometheus, with its panels in the order in which they stand, folded rows open. */
export interface AskingDashboard extends Pick<DashboardJson, 'title' | 'templating'> {
  readonly panels: readonly ShownPanel[];
}

/** Every dashboard of a Prometheus. Its logs are Loki's, its list of alerts is Grafana's, and its texts ask nobody. */
export const askingDashboards: readonly AskingDashboard[] = dashboards
  .filter(([, dashboard]) => datasourceType(dashboard) === 'prometheus')
  .map(([, dashboard]) => ({
    title: dashboard.title,
    templating: dashboard.templating,
    panels: (drawn(dashboard) as readonly ShownPanel[]).filter(
      (panel) => panel.type !== 'logs' && panel.type !== 'text' && !asksGrafana(panel)
    ),
  }));
