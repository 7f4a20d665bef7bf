import type { Role } from './routes';

/** A datasource of one of the app's own plugins, as a user would have set it up. */
export interface PluginDatasource {
  uid: string;
  name: string;
  type: string;
  /** Grafana's own field for an address; the plugin keeps it empty. */
  url?: string;
  basicAuth?: boolean;
  basicAuthUser?: string;
  /** True for those of a YAML file. */
  readOnly?: boolean;
  jsonData: Record<string, unknown>;
  secureJsonData: Record<string, string | undefined>;
}

export interface PreviewOptions {
  /** 0 or a taken port: another one is used. */
  port?: number;
  host?: string;
  prometheusUrl: string;
  /** Folder with the built plugin. */
  dist: string;
  /** As set in Grafana's Prometheus datasource; 15s there and here by default. */
  scrapeInterval?: string;
  datasources?: PluginDatasource[];
  /** Who everybody is without a cookie that says otherwise: Admin by default. */
  role?: Role;
}

export const PROMETHEUS_UID = 'prometheus';
