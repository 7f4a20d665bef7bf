import type { AlertCatalogue, AlertRule } from '../types';
import type { HttpRule, InstallPlace } from './types';

const rule: AlertRule = {
  name: 'Slow',
  severity: 'warning',
  fixed: false,
  component: 'engine',
  labels: ['job'],
  value: 'a{job=~"$job"}',
  unit: 'ratio',
  op: '>',
  limit: '$share',
  where: [],
  unless: [],
  for: '90s',
  keepFiringFor: '10m',
  summary: 'above {limit}',
  description: '',
  dashboard: { uid: 'd', panelId: 1 },
  onError: 'KeepLast',
  missing: [],
};

/** Three rules in two groups, for tests. */
export const catalogue: AlertCatalogue = {
  limits: [
    {
      name: 'share',
      title: 'Share',
      unit: 'ratio',
      value: 0.5,
      least: 0.1,
      most: 1,
      meaning: '',
      workloads: { chat: 0.6 },
    },
  ],
  groups: [
    { name: 'g', interval: '30s', rules: [rule, { ...rule, name: 'Down', severity: 'critical', for: '0s' }] },
    { name: 'h', interval: '1m', rules: [{ ...rule, name: 'Full', severity: 'info', fixed: true }] },
  ],
};

export const shipped: ReadonlySet<string> = new Set(['Slow', 'Down', 'Full'].map((name) => `vllm-console-${name}`));
export const place: InstallPlace = { datasourceUid: 'prom', folderUid: 'f' };

/** A rule as Grafana hands it back: with defaults of its own, and durations in its own notation. */
export function stored(rule: HttpRule): HttpRule {
  return {
    ...rule,
    data: rule.data.map((query) => ({
      ...query,
      queryType: '',
      model: { intervalMs: 1000, maxDataPoints: 43_200, ...query.model },
    })),
    for: rule.for === '90s' ? '1m30s' : rule.for,
    keep_firing_for: rule.keep_firing_for ?? '0s',
    notification_settings: rule.notification_settings ?? null,
    record: null,
    provenance: '',
  };
}
