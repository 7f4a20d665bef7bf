/** What the tests read of a classic dashboard. */
export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly revision: number;
  readonly id: null;
  readonly editable: boolean;
  readonly tags: readonly string[];
  readonly panels: readonly PanelJson[];
  readonly templating: { readonly list: readonly VariableJson[] };
}

export interface PanelJson {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: { readonly type: string; readonly uid: string };
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string; readonly displayName?: string } };
  readonly targets?: readonly TargetJson[];
}

export interface TargetJson {
  readonly refId: string;
  readonly expr: string;
  readonly legendFormat?: string;
  readonly datasource: { readonly type: string; readonly uid: string };
}

export interface VariableJson {
  readonly name: string;
  readonly type: string;
  readonly label?: string;
  readonly refresh?: number;
  readonly definition?: string;
  readonly query?: unknown;
  readonly datasource?: { readonly uid: string };
}
