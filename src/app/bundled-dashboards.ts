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
/** The dashboard of one engine, read live. */
export const LIVE_UID = 'vllm-console-live';

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
    {
      uid: LIVE_UID,
      title: 'vLLM Live',
      file: 'live.json',
      question: t(
        'dashboards.live.question',
        'What is my engine doing this second? Needs a vLLM datasource, and no Prometheus.'
      ),
    },
    {
      uid: 'vllm-console-latency',
      title: 'vLLM Latency',
      file: 'latency.json',
      question: t(
        'dashboards.latency.question',
        'How are latencies distributed, and do they keep their objectives? Needs a vLLM datasource that is linked with a Prometheus.'
      ),
    },
  ];
}
