import type { Signal } from './types';

const carries = ['model_name', 'engine'] as const;
const mooncake = {
  carries,
  labels: [
    { name: 'operation', values: ['lookup_exists', 'save_exists', 'save_put', 'load_get'] },
    { name: 'status', values: ['ok'] },
  ],
  absentWhen: 'Needs MooncakeStoreConnector in --kv-transfer-config, and traffic.',
} as const;
const hf3fs = { carries, absentWhen: 'Needs HF3FSKVConnector in --kv-transfer-config.' } as const;

/** KV cache in stores of other programs. */
export const kvStoreSignals = [
  {
    ...mooncake,
    id: 'mooncake_time',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:mooncake_store_operation_time_seconds', since: '0.22.0' }],
    meaning: 'Time of one operation of the Mooncake store.',
  },
  {
    ...mooncake,
    id: 'mooncake_operations',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'vllm:mooncake_store_operation_total', since: '0.22.0' }],
    meaning: 'Operations of the Mooncake store.',
  },
  {
    ...mooncake,
    id: 'mooncake_keys',
    kind: 'counter',
    unit: 'items',
    names: [{ name: 'vllm:mooncake_store_operation_keys_total', since: '0.22.0' }],
    meaning: 'Keys that operations of the Mooncake store asked for.',
  },
  {
    ...mooncake,
    id: 'mooncake_bytes',
    kind: 'counter',
    unit: 'bytes',
    names: [{ name: 'vllm:mooncake_store_operation_bytes_total', since: '0.22.0' }],
    meaning: 'Bytes that operations of the Mooncake store moved.',
  },
  {
    ...mooncake,
    id: 'mooncake_failed_keys',
    kind: 'counter',
    unit: 'items',
    names: [{ name: 'vllm:mooncake_store_operation_failed_keys_total', since: '0.22.0' }],
    meaning: 'Keys for which an operation of the Mooncake store failed.',
  },
  {
    ...hf3fs,
    id: 'hf3fs_load_time',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:hf3fs_load_duration_seconds', since: '0.20.0' }],
    meaning: 'Time of one load from 3FS.',
  },
  {
    ...hf3fs,
    id: 'hf3fs_save_time',
    kind: 'histogram',
    unit: 'seconds',
    names: [{ name: 'vllm:hf3fs_save_duration_seconds', since: '0.20.0' }],
    meaning: 'Time of one save to 3FS.',
  },
  {
    ...hf3fs,
    id: 'hf3fs_failed_loads',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'vllm:hf3fs_num_failed_load_total', since: '0.20.0' }],
    meaning: 'Loads from 3FS that failed.',
  },
  {
    ...hf3fs,
    id: 'hf3fs_failed_saves',
    kind: 'counter',
    unit: 'events',
    names: [{ name: 'vllm:hf3fs_num_failed_save_total', since: '0.20.0' }],
    meaning: 'Saves to 3FS that failed.',
  },
] as const satisfies readonly Signal[];
