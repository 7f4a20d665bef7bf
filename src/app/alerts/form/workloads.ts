import { t } from '@grafana/i18n';
import type { Workload } from '../../../engine/alerts/types';

/** The name of a kind of work; an empty text is none in particular. */
export function workloadName(workload: Workload | ''): string {
  switch (workload) {
    case '':
      return t('alerts.workload.none', 'None in particular');
    case 'chat':
      return t('alerts.workload.chat', 'Chat');
    case 'rag':
      return t('alerts.workload.rag', 'Retrieval (RAG)');
    case 'agent':
      return t('alerts.workload.agent', 'Agents');
    case 'reasoning':
      return t('alerts.workload.reasoning', 'Reasoning');
    case 'code':
      return t('alerts.workload.code', 'Code completion');
    case 'batch':
      return t('alerts.workload.batch', 'Batch');
  }
}
