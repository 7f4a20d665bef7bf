import { getDataSourceSrv } from '@grafana/runtime';
import type { VllmOptions } from '../options';
import { LinkedPrometheus } from './linked-prometheus';

export type { LinkedPrometheus } from './linked-prometheus';

/** The link as the options have it. */
export function linkOf({ prometheusUid, prometheusMatchers }: VllmOptions): LinkedPrometheus {
  return new LinkedPrometheus(prometheusUid ?? '', prometheusMatchers ?? '', getDataSourceSrv);
}
