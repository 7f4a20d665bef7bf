import { locationUtil, urlUtil } from '@grafana/data';
import { PLUGIN_ID } from './constants';

/** Link to a dashboard, with its datasource chosen when one is given. */
export function dashboardUrl(uid: string, datasourceUid?: string): string {
  const query = datasourceUid ? { 'var-datasource': datasourceUid } : {};
  return locationUtil.assureBaseUrl(urlUtil.renderUrl(`/d/${uid}`, query));
}

/** Link to the form that adds a datasource. */
export function newDatasourceUrl(): string {
  return locationUtil.assureBaseUrl('/connections/datasources/new');
}

/** Link to the settings of a datasource. */
export function datasourceSettingsUrl(uid: string): string {
  return locationUtil.assureBaseUrl(`/connections/datasources/edit/${encodeURIComponent(uid)}`);
}

/** Link to the app's own root page. */
export function appUrl(): string {
  return locationUtil.assureBaseUrl(`/a/${PLUGIN_ID}`);
}
