import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { tablePanel } from '../table';
import { describe } from '../texts';

// A limit is typed into a flag as it stands here: 4096, not 4.10 K.
const whole = { unit: 'locale', decimals: 0 };

const columns = [
  ['kv_blocks', 'Blocks (reported)', 130, whole],
  ['kv_block_size', 'Block size (reported)', 152, whole],
  ['kv_capacity_tokens', 'KV tokens (reported)', 152, whole],
  ['context_length', 'Context (derived)', 130, whole],
  ['max_concurrency', 'KV holds (reported)', 144],
  ['max_concurrency_derived', 'KV holds (derived)', 140],
  ['max_concurrency_difference', 'Difference', 88],
  ['gpu_memory_share', 'GPU (reported)', 118],
] as const;

/** Every limit of each server as its own metrics give it, reported and derived side by side. */
export function configTable() {
  return tablePanel({
    title: 'Limits of each server, reported and derived',
    description: describe(
      columns.map(([id]) => measure(id)),
      'One row for each server and model; data-parallel engines of one server are added up. “KV holds (reported)” is what the engine writes at start as “Maximum concurrency for … tokens per request”: the two must be equal, the difference (derived − reported) 0. GPU: the share of its memory (--gpu-memory-utilization). These limits belong to the model: check them again whenever it changes.'
    ),
    labels: [
      { label: 'model_name', title: 'Model', width: 150 },
      { label: 'instance', title: 'Instance', width: 125 },
    ],
    columns: columns.map(([id, title, width, look]) => ({ title, measure: measure(id), width, ...look })),
    none: 'No engine with a cache configuration answers: it is older than 0.6, its frontend is the Rust one, or the filters match none',
  });
}
