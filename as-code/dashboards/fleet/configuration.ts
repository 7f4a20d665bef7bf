import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { identityLabels } from '../../../src/engine/measures/types';
import { tablePanel } from '../table';
import { wordColumn } from '../words';
import { configurations, configured, measured, pythons } from './promql';
import { engineColumns } from './replicas';
import { versionStates } from './versions';

const titles: Readonly<Record<(typeof configured)[number], string>> = {
  block_size: 'Block size',
  cache_dtype: 'Cache type',
  enable_prefix_caching: 'Prefix caching',
  gpu_memory_utilization: 'GPU memory',
};

const widths: Readonly<Record<(typeof configured)[number], number>> = {
  block_size: 84,
  cache_dtype: 94,
  enable_prefix_caching: 116,
  gpu_memory_utilization: 104,
};

const reported = [...configured, 'num_gpu_blocks', 'kv_cache_size_tokens'];

/** What each engine reports of its configuration, and what follows from it. */
export function configurationTable() {
  const version = wordColumn(measure('version_at_least'), 'Version (derived)', versionStates, 130);
  const panel = tablePanel({
    title: 'Configurations',
    description: [
      '**Are the replicas of a model configured alike?**',
      'What engines report of themselves in cache_config_info, one row an engine. KV blocks are the sum over data-parallel engines of a target; KV tokens are per engine (0.24 and newer). The context is derived: KV tokens ÷ full-length requests that fit. Flags that are in no metric (--max-num-seqs among them) cannot be compared here.',
      '**Good:** equal rows for each model; blocks and tokens may differ a little where GPUs do.',
      '**What to do:** align the flags, or give the engines different model names. A smaller KV cache on one replica: something else takes memory of its GPU.',
      '*A dash is what the engine does not report; the Rust frontend reports no configuration, and engines with several API servers no Python.*',
    ].join('\n\n'),
    labels: [
      ...engineColumns,
      ...configured.map((label) => ({ label, title: titles[label], width: widths[label] })),
      { label: 'num_gpu_blocks', title: 'KV blocks', width: 86 },
      { label: 'kv_cache_size_tokens', title: 'KV tokens', width: 88 },
      { label: 'version', title: 'Python', width: 66 },
    ],
    hidden: ['Value #A', 'Value #B'],
    none: 'No engine: it is down, or the filters match none',
    columns: [
      { title: 'Configuration', expr: configurations(reported) },
      { title: 'Python version', expr: pythons() },
      {
        title: 'Context (derived)',
        expr: measured('context_length', identityLabels),
        unit: 'locale',
        decimals: 0,
        width: 133,
      },
      { ...version, measure: undefined, expr: measured('version_at_least', identityLabels) },
    ],
  });
  // An empty cell of words would say what is said where the whole table is empty.
  [...Object.values(titles), 'KV blocks', 'KV tokens', 'Python'].forEach((title) =>
    panel.overrideByName(title, [{ id: 'noValue', value: '–' }])
  );
  return panel;
}
