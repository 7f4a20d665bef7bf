import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { tablePanel } from '../table';
import { describe } from '../texts';

const columns = [
  ['kv_blocks', 'Blocks', 'reported'],
  ['kv_block_size', 'Block size', 'reported'],
  ['kv_capacity_tokens', 'KV tokens', 'reported'],
  ['context_length', 'Context', 'derived'],
  ['max_concurrency', 'KV holds', 'reported'],
  ['max_concurrency_derived', 'KV holds', 'derived'],
  ['max_concurrency_difference', 'Difference', 'derived − reported'],
  ['gpu_memory_share', 'GPU memory', 'reported'],
] as const;

/** Every limit of each server as its own metrics give it, reported and derived side by side. */
export function configTable() {
  return tablePanel({
    title: 'Limits of each server, reported and derived',
    description: describe(
      columns.map(([id]) => measure(id)),
      'One row for each server and model; data-parallel engines of one server are added up. “KV holds (reported)” is what the engine writes at start as “Maximum concurrency for … tokens per request”: the two must be equal. These limits belong to the model: check them again whenever it changes.'
    ),
    labels: [
      { label: 'model_name', title: 'Model', width: 150 },
      { label: 'instance', title: 'Instance', width: 190 },
    ],
    columns: columns.map(([id, title, from]) => ({ title: `${title} (${from})`, measure: measure(id) })),
    none: 'No engine with a cache configuration answers: it is older than 0.6, its frontend is the Rust one, or the filters match none',
  });
}
