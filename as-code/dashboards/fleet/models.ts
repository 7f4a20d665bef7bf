import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Thresholds } from '../../../src/engine/measures/types';
import { type Column, tablePanel } from '../table';
import { wordColumn } from '../words';
import { distinctConfigurations, distinctValues } from './promql';
import { versionStates } from './versions';

const oneIsGood: Thresholds = { warn: 2, bad: 3, direction: 'above' };

const column = (id: string, title: string, decimals = 0): Column => ({
  title,
  measure: measure(id),
  decimals,
  width: 82,
});

/** One row a model: how many replicas, what they do together, and whether they are alike. */
export function modelsTable() {
  return tablePanel({
    title: 'Models and their replicas',
    description: [
      '**Are the replicas of each model alike?**',
      'One row for each model. Imbalance: running of the fullest engine ÷ the mean. KV gap: fullest less emptiest cache. Slowest: mean TTFT of the slowest engine ÷ that of all. Configurations, contexts and versions: how many different ones there are among the replicas; the versions are derived from the families that engines show.',
      '**Good:** imbalance and slowest near 1, one configuration, one context, one version.',
      '**What to do:** two versions: finish the rollout. Two configurations: see the table below. Uneven: look at the router before you add replicas.',
      '*“idle” has nothing to measure.*',
    ].join('\n\n'),
    labels: [{ label: 'model_name', title: 'Model', width: 160 }],
    none: 'No engine: it is down, or the filters match none',
    sortBy: 'Engines',
    columns: [
      { ...column('engines', 'Engines'), width: 98 },
      column('running', 'Running'),
      column('waiting', 'Waiting'),
      column('request_rate', 'Requests', 2),
      column('generation_token_rate', 'Output'),
      { ...column('running_imbalance', 'Imbalance', 2), width: 96 },
      column('kv_usage_gap', 'KV gap'),
      { ...column('request_share_gap', 'Load spread'), width: 108 },
      column('ttft_imbalance', 'Slowest', 2),
      {
        title: 'Configs',
        expr: distinctConfigurations(),
        thresholds: oneIsGood,
        unit: 'short',
        decimals: 0,
        width: 82,
      },
      {
        title: 'Contexts',
        expr: distinctValues('context_length'),
        thresholds: oneIsGood,
        unit: 'short',
        decimals: 0,
        width: 82,
      },
      {
        title: 'Versions',
        expr: distinctValues('version_at_least'),
        thresholds: oneIsGood,
        unit: 'short',
        decimals: 0,
        width: 82,
      },
      wordColumn(measure('version_at_least'), 'Oldest (derived)', versionStates, 130),
    ],
  });
}
