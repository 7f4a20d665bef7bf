import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { tablePanel } from '../table';
import { describe } from '../texts';
import { boundAdvice, clockAdvice, headroomAdvice, heatAdvice, pcieAdvice, powerAdvice } from './states';
import { gpuColumns, inWords, noGpu, withoutBlanks } from './words';

/** What to do, GPU by GPU: each cell is computed from the counters. */
export function adviceTable() {
  return withoutBlanks(
    tablePanel({
      title: 'What to do, GPU by GPU',
      description: describe(
        [measure('gpu_bound')],
        'Memory: below 1 % free, an out-of-memory error is near; above 15 %, there is room for more KV cache.',
        'Clock: held down is busy at less than 70 % of the highest clock. Heat: from 85 °C on check the cooling. Power: far below the limit while requests wait, the GPU is under-used.',
        'PCIe: from 5 GB/s on it matters, as with KV offload, very long contexts and GPUs without NVLink.'
      ),
      labels: gpuColumns,
      none: noGpu,
      columns: [
        inWords('gpu_bound', 'Limited by', boundAdvice, 350),
        inWords('gpu_memory_headroom', 'Memory', headroomAdvice, 290),
        { ...inWords('gpu_clock_held', 'Clock', clockAdvice, 85), window: '1h' },
        inWords('gpu_temperature', 'Heat', heatAdvice, 115),
        inWords('gpu_power_share', 'Power', powerAdvice, 120),
        inWords('gpu_pcie_received', 'PCIe', pcieAdvice),
      ],
    })
  );
}
