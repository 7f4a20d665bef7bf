import type { Role } from './routes';

/** A datasource of one of the app's own plugins, as a user would have set it up. */
export interface PluginDatasource {
  uid: string;
  name: string;
  type: string;
  jsonData: Record<string, string>;
  secureJsonData: Record<string, string>;
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
  role?: Role;
}

export const PROMETHEUS_UID = 'prometheus';
