import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { type Column, type LabelColumn, tablePanel } from '../table';
import { wordColumn } from '../words';
import { ofItsTarget, shareOfModel } from './promql';
import { versionStates } from './versions';

/** What tells one engine from another, each with a way to see it alone. */
export const engineColumns: readonly LabelColumn[] = [
  {
    label: 'instance',
    title: 'Instance',
    width: 140,
    links: [
      {
        title: 'Show ${__value.text} alone in the Overview',
        url: '/d/vllm-console-overview?${datasource:queryparam}&var-instance=${__value.text}&${__url_time_range}',
      },
    ],
  },
  { label: 'model_name', title: 'Model', width: 168 },
  { label: 'engine', title: 'Engine', width: 66 },
  { label: 'job', title: 'Job', width: 66 },
  { label: 'namespace', title: 'Namespace' },
  { label: 'cluster', title: 'Cluster' },
];

const column = (id: string, title: string, decimals?: number): Column => ({
  title,
  measure: measure(id),
  decimals,
  width: 90,
});
const share = (id: string, title: string): Column => ({
  title,
  expr: shareOfModel(id),
  unit: 'percentunit',
  decimals: 0,
  width: 105,
});

/** Every replica with its numbers now, its share of its model's load, its age and its version. */
export function replicasTable() {
  return tablePanel({
    title: 'Replicas side by side',
    description: [
      '**Which replica is the odd one out?**',
      'One row for each engine (data-parallel ranks by themselves). Shares are of all chosen engines of the same model. An average over replicas hides a slow one, and an autoscaler that adds replicas hides it even better: the mean gets well, its users do not. So compare rows, and look at the slowest.',
      '**Good:** rows of one model that look alike.',
      '**What to do:** a large share with a queue beside idle replicas is the router’s doing. A usual share with a high TTFT is a slow engine: its GPU, its host, its configuration.',
      '*A dash is a number that the engine does not expose; “idle” has nothing to measure. Version: at least this one, derived from the families that it shows, as no engine says its version in its metrics.*',
    ].join('\n\n'),
    labels: engineColumns,
    none: 'No engine: it is down, or the filters match none',
    sortBy: 'Running',
    columns: [
      { ...column('running', 'Running', 0), width: 102 },
      column('waiting', 'Waiting', 0),
      share('running', 'Of running'),
      share('request_rate', 'Of requests'),
      column('kv_usage', 'KV usage', 0),
      column('ttft_p95', 'TTFT p95'),
      column('itl_p95', 'ITL p95'),
      column('e2e_p95', 'E2E p95'),
      column('generation_token_rate', 'Output', 0),
      column('request_rate', 'Requests', 2),
      column('prefix_cache_hit_ratio', 'Cache hits', 0),
      column('preemption_rate', 'Preempts', 2),
      column('max_concurrency', 'KV holds', 0),
      { title: 'Uptime', expr: ofItsTarget('uptime'), unit: 's', decimals: 0, width: 90 },
      wordColumn(measure('version_at_least'), 'Version at least (derived)', versionStates, 180),
    ],
  });
}
