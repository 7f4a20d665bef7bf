import { t } from '@grafana/i18n';
import { getBackendSrv } from '@grafana/runtime';
import { RUN_TAG } from '../../../engine/playground/run-tag';
import type { RunRecord } from '../../../engine/playground/types';
import { PLAIN } from '../../plain';

/** Marks the time of a run on the dashboards. Rejects where the person may not. */
export async function annotate({ began, ended, targets, results }: RunRecord): Promise<void> {
  const text = t('playground.annotation', 'Playground: {{count}} requests to {{targets}}', {
    count: results.length,
    targets: targets.map(({ name, model }) => `${model} (${name})`).join(', '),
    ...PLAIN,
  });
  await getBackendSrv().post(
    '/api/annotations',
    { time: Math.round(began), timeEnd: Math.round(ended), tags: [RUN_TAG], text },
    { showErrorAlert: false, showSuccessAlert: false }
  );
}
