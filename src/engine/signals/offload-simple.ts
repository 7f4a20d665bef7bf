import type { Signal } from './types';

const carries = ['model_name', 'engine'] as const;
const simple = { carries, absentWhen: 'Needs SimpleCPUOffloadConnector in --kv-transfer-config.' } as const;

/** The simple offloading connector, which counts blocks and not bytes. */
export const simpleOffloadSignals = [
  {
    ...simple,
    id: 'simple_offload_info',
    kind: 'info',
    unit: 'info',
    names: [{ name: 'vllm:simple_kv_offload_info', since: '0.31.0' }],
    labels: [
      { name: 'capacity_blocks' },
      { name: 'backend', values: ['cpu', 'disk'] },
      { name: 'page_cache' },
      { name: 'lazy_offload' },
    ],
    meaning: 'The configuration of the simple offloading connector as label values.',
  },
  {
    ...simple,
    id: 'simple_offload_used_blocks',
    kind: 'gauge',
    unit: 'blocks',
    names: [{ name: 'vllm:simple_kv_offload_used_blocks', since: '0.31.0' }],
    meaning: 'Offload blocks that transfers or cache hits pin; cached blocks that can go are not counted.',
  },
  {
    ...simple,
    id: 'simple_offload_pending_store_blocks',
    kind: 'gauge',
    unit: 'blocks',
    names: [{ name: 'vllm:simple_kv_offload_pending_store_blocks', since: '0.31.0' }],
    meaning: 'Blocks of stores that are not done.',
  },
  {
    ...simple,
    id: 'simple_offload_load_blocks',
    kind: 'counter',
    unit: 'blocks',
    names: [{ name: 'vllm:simple_kv_offload_load_blocks_total', since: '0.31.0' }],
    labels: [{ name: 'phase', values: ['issued', 'completed'] }],
    meaning: 'Blocks loaded back to the GPU: issued, and completed.',
  },
  {
    ...simple,
    id: 'simple_offload_save_outcomes',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'vllm:simple_kv_offload_save_outcomes_total', since: '0.31.0' }],
    labels: [
      {
        name: 'outcome',
        values: [
          'stored',
          'dropped_cpu_full',
          'dropped_request_gone',
          'dropped_null_block',
          'dropped_not_hashed',
          'skipped_already_cached',
          'skipped_in_flight',
        ],
      },
    ],
    meaning: 'Decisions whether to store a block, by outcome; lazy offloading has none.',
  },
] as const satisfies readonly Signal[];
