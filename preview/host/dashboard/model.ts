import type { DataSourceRef, DataTransformerConfig, FieldConfigSource } from '@grafana/data';
import type { SceneDataQuery } from '@grafana/scenes';

/** What the preview reads of a classic (v1) dashboard. */
export interface DashboardJson {
  uid: string;
  title: string;
  description?: string;
  time?: { from: string; to: string };
  timezone?: string;
  refresh?: string;
  /** Panels are drawn anew all the time, so that the time axis moves. */
  liveNow?: boolean;
  timepicker?: { refresh_intervals?: string[] };
  links?: DashboardLink[];
  templating?: { list: VariableJson[] };
  panels: PanelJson[];
}

export interface DashboardLink {
  title: string;
  type?: 'link' | 'dashboards';
  /** Of the dashboards that are meant. */
  tags?: string[];
  url?: string;
  tooltip?: string;
  targetBlank?: boolean;
  keepTime?: boolean;
  includeVars?: boolean;
}

export interface PanelJson {
  id?: number;
  type: string;
  title?: string;
  description?: string;
  gridPos?: { x: number; y: number; w: number; h: number };
  collapsed?: boolean;
  panels?: PanelJson[];
  datasource?: DataSourceRef | string;
  targets?: SceneDataQuery[];
  transformations?: DataTransformerConfig[];
  maxDataPoints?: number;
  interval?: string;
  options?: object;
  fieldConfig?: FieldConfigSource;
  links?: DashboardLink[];
  transparent?: boolean;
}

export interface VariableJson {
  type: string;
  name: string;
  label?: string;
  hide?: 0 | 1 | 2;
  query?: string | SceneDataQuery;
  datasource?: DataSourceRef;
  current?: { value?: string | string[]; text?: string | string[] };
  regex?: string;
  multi?: boolean;
  includeAll?: boolean;
  allValue?: string;
  refresh?: number;
  sort?: number;
  options?: Array<{ value: string; selected?: boolean }>;
}
