import type { DataSourceSettings } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { dataSourceSrv } from '../datasource-srv';

export interface TestResult {
  status: 'success' | 'warning' | 'error' | 'info';
  message: string;
  details?: string;
}

type Failure = { data?: { message?: string }; message?: string };

/** Stores the settings, unless they came from a file, and asks the datasource that they make whether it works. */
export async function saveAndTest(
  settings: DataSourceSettings
): Promise<{ saved: DataSourceSettings; result: TestResult }> {
  let saved = settings;
  try {
    if (!settings.readOnly) {
      const url = `/api/datasources/uid/${encodeURIComponent(settings.uid)}`;
      saved = (await getBackendSrv().put<{ datasource: DataSourceSettings }>(url, settings)).datasource;
      await dataSourceSrv.reload();
    }
    const datasource = await dataSourceSrv.get(saved.uid);
    const { status = 'info', message = '', details } = (await datasource.testDatasource()) ?? {};
    const more = [details?.message, details?.verboseMessage].filter(Boolean).join(' ');
    return { saved, result: { status: known(status), message, details: more } };
  } catch (error) {
    const { data, message } = error as Failure;
    return { saved, result: { status: 'error', message: data?.message ?? message ?? 'The test failed' } };
  }
}

function known(status: string): TestResult['status'] {
  return status === 'success' || status === 'warning' || status === 'info' ? status : 'error';
}
