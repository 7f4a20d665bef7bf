import { t } from '@grafana/i18n';

/** The name of a built-in set, or of a file. */
export function setName(id: string): string {
  switch (id) {
    case 'short':
      return t('playground.set.short', 'Short');
    case 'medium':
      return t('playground.set.medium', 'Medium');
    case 'long':
      return t('playground.set.long', 'Long');
    default:
      return id;
  }
}

/** What is measured of each request, by its name in a summary. */
export type Metric = 'ttft' | 'gap' | 'tpot' | 'e2e' | 'rate';

/** The name of what is measured. */
export function metricName(metric: Metric): string {
  switch (metric) {
    case 'ttft':
      return t('playground.metric.ttft', 'Time to first token');
    case 'gap':
      return t('playground.metric.gap', 'Inter-token latency');
    case 'tpot':
      return t('playground.metric.tpot', 'Time per output token');
    case 'e2e':
      return t('playground.metric.e2e', 'End-to-end latency');
    case 'rate':
      return t('playground.metric.rate', 'Output of a request');
  }
}

/** What stands behind the name. */
export function metricMeaning(metric: Metric): string {
  switch (metric) {
    case 'ttft':
      return t('playground.meaning.ttft', 'From sending to the first token in this browser; reasoning counts.');
    case 'gap':
      return t('playground.meaning.gap', 'Every gap between two parts of a reply, of all requests together.');
    case 'tpot':
      return t('playground.meaning.tpot', 'Of each request: (last − first token) ÷ (tokens − 1).');
    case 'e2e':
      return t('playground.meaning.e2e', 'From sending to the end of the reply.');
    case 'rate':
      return t('playground.meaning.rate', 'Of each request: tokens a second after the first.');
  }
}

/** A share for a person: `97.5 %`. */
export function shareText(share: number | undefined): string {
  return share === undefined ? '–' : `${Number((100 * share).toPrecision(3))} %`;
}

/** A rate for a person, without its unit. */
export function rateText(rate: number | undefined): string {
  return rate === undefined || !Number.isFinite(rate) ? '–' : String(Number(rate.toPrecision(3)));
}
