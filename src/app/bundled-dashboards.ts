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
    {
      uid: 'vllm-console-latency-prometheus',
      title: 'vLLM Latency (Prometheus)',
      file: 'latency-prometheus.json',
      question: t(
        'dashboards.latencyPrometheus.question',
        'Where do the seconds go? Every latency to p99.9, with its buckets, phases and objectives.'
      ),
    },
    {
      uid: 'vllm-console-capacity',
      title: 'vLLM Capacity',
      file: 'capacity.json',
      question: t(
        'dashboards.capacity.question',
        'What is full - slots, KV cache or the token budget - and what would another replica buy?'
      ),
    },
    {
      uid: 'vllm-console-errors',
      title: 'vLLM Errors',
      file: 'errors.json',
      question: t(
        'dashboards.errors.question',
        'What fails, where, and why? Errors by type, aborts, rejections and restarts.'
      ),
    },
    {
      uid: 'vllm-console-alerts',
      title: 'vLLM Alerts',
      file: 'alerts.json',
      question: t(
        'dashboards.alerts.question',
        'What fires, since when, what comes again and again, and how long does it take?'
      ),
    },
    {
      uid: 'vllm-console-gpu',
      title: 'vLLM GPU and Host',
      file: 'gpu.json',
      question: t(
        'dashboards.gpu.question',
        'Is it the hardware? GPU activity, memory, clocks, heat and faults beside CPU, memory, network and disk.'
      ),
    },
    {
      uid: 'vllm-console-cost',
      title: 'vLLM Tokens and Cost',
      file: 'cost.json',
      question: t('dashboards.cost.question', 'What goes in, what comes out, and what does a million tokens cost?'),
    },
    {
      uid: 'vllm-console-fleet',
      title: 'vLLM Fleet',
      file: 'fleet.json',
      question: t(
        'dashboards.fleet.question',
        'Which replica is the odd one out? Load, versions and configuration side by side.'
      ),
    },
    {
      uid: 'vllm-console-cache',
      title: 'vLLM Cache and Decoding',
      file: 'cache.json',
      question: t(
        'dashboards.cache.question',
        'What do prefix caching, offloading, speculative decoding and LoRA bring?'
      ),
    },
    {
      uid: 'vllm-console-kubernetes',
      title: 'vLLM Kubernetes',
      file: 'kubernetes.json',
      question: t(
        'dashboards.kubernetes.question',
        'Are the pods well? Replicas, restarts, requests and limits, GPUs that are waited for.'
      ),
    },
    {
      uid: 'vllm-console-gateway',
      title: 'vLLM Gateway',
      file: 'gateway.json',
      question: t(
        'dashboards.gateway.question',
        'Does the gateway hold requests back? Slots, queue, waits and refusals.'
      ),
    },
    {
      uid: 'vllm-console-overview-recorded',
      title: 'vLLM Overview (recorded)',
      file: 'overview-recorded.json',
      question: t(
        'dashboards.overviewRecorded.question',
        'The Overview of a large fleet, from recording rules, and how it compares with the last weeks.'
      ),
    },
  ];
}
