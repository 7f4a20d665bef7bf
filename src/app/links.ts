import { locationUtil, urlUtil } from '@grafana/data';
import { runbookPath } from '../engine/alerts/runbook';
import { PLUGIN_ID } from './constants';

/** Link to a dashboard, with its datasource chosen when one is given. */
export function dashboardUrl(uid: string, datasourceUid?: string): string {
  const query = datasourceUid ? { 'var-datasource': datasourceUid } : {};
  return inGrafana(urlUtil.renderUrl(`/d/${uid}`, query));
}

/** Link to the form that adds a datasource. */
export function newDatasourceUrl(): string {
  return inGrafana('/connections/datasources/new');
}

/** Link to the settings of a datasource. */
export function datasourceSettingsUrl(uid: string): string {
  return inGrafana(`/connections/datasources/edit/${encodeURIComponent(uid)}`);
}

/** Link to the app's own root page. */
export function appUrl(): string {
  return inGrafana(`/a/${PLUGIN_ID}`);
}

/** Link to the page that installs alerts. */
export function alertsUrl(): string {
  return inGrafana(`/a/${PLUGIN_ID}/alerts`);
}

/** Link to the page that talks to an engine. */
export function chatUrl(): string {
  return inGrafana(`/a/${PLUGIN_ID}/chat`);
}

/** Link to the page that runs prompts and measures. */
export function playgroundUrl(): string {
  return inGrafana(`/a/${PLUGIN_ID}/playground`);
}

/** Link to the list of runbooks. */
export function runbooksUrl(): string {
  return inGrafana(`/a/${PLUGIN_ID}/runbooks`);
}

/** Link to the runbook of an alert. */
export function runbookUrl(name: string): string {
  return inGrafana(runbookPath({ name }));
}

/** Link to a rule in Grafana's own alerting. */
export function alertRuleUrl(uid: string): string {
  return inGrafana(`/alerting/grafana/${encodeURIComponent(uid)}/view`);
}

/** Link to a path below Grafana's own address. */
export function inGrafana(path: string): string {
  return locationUtil.assureBaseUrl(path);
}
