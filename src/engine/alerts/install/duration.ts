import { hoursText, seconds } from '../../durations';

/** The same duration in one notation: Grafana hands `90s` back as `1m30s`. */
export function sameDuration(duration: string | undefined): string {
  const all = seconds(duration ?? '');
  return Number.isNaN(all) ? (duration ?? '') : hoursText(all) || '0s';
}
