import { t } from '@grafana/i18n';

export interface BundledDashboard {
  uid: string;
  /** The dashboard's own title: it names the stored dashboard, so it is not translated. */
  title: string;
  /** File below src/dashboards. */
  file: string;
  question: string;
}

/** The dashboard that a datasource card opens. */
export const OVERVIEW_UID = 'vllm-console-overview';

/** The dashboards that come with the app and the question that each one answers. */
export function bundledDashboards(): BundledDashboard[] {
  return [
    {
      uid: OVERVIEW_UID,
      title: 'vLLM Overview',
      file: 'overview.json',
      question: t(
        'dashboards.overview.question',
        'Are my engines serving well right now - and if not, is it the queue, the KV cache, or errors?'
      ),
    },
  ];
}
