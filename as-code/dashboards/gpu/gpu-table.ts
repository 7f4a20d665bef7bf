import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { type Column, tablePanel } from '../table';
import { boundStates, xidStates } from './states';
import { gpuColumns, inWords, noGpu, withoutBlanks } from './words';

// Not idle: 0 °C is no reading, and divides to NaN.
const noSensor = ['nan', 'null'].map((match, index) => ({
  type: 'special',
  options: { match, result: { text: 'no sensor', color: 'text', index } },
}));

/** The numbers now, one row a GPU. */
export function gpuTable() {
  const column = (id: string, title: string, decimals = 0): Column => ({
    title,
    measure: measure(id),
    decimals,
    width: 92,
  });
  return withoutBlanks(
    tablePanel({
      title: 'GPUs',
      description: [
        '**Which GPU is the odd one out?**',
        'One row for each GPU with its numbers now. GPU utilisation alone is never evidence that a GPU is saturated.',
        '**Good:** rows of one engine that look alike.',
        '**What to do:** click an exporter to see its GPUs alone. One slower GPU of a tensor-parallel engine slows all of them down: compare its clock and temperature.',
        '*A dash is a number that the exporter does not show.*',
      ].join('\n\n'),
      labels: [
        ...gpuColumns,
        { label: 'modelName', title: 'Model', width: 190 },
        {
          label: 'instance',
          title: 'Exporter',
          links: [
            {
              title: 'Show ${__value.text} alone',
              url: '/d/${__dashboard.uid}?${datasource:queryparam}&var-gpu_instance=${__value.text}&${__url_time_range}',
            },
          ],
        },
      ],
      none: noGpu,
      columns: [
        inWords('gpu_bound', 'Limited by', boundStates, 120),
        column('gpu_utilization', 'GPU util'),
        column('gpu_dram_active', 'DRAM'),
        column('gpu_tensor_active', 'Tensor'),
        column('gpu_memory_used', 'Mem used', 1),
        column('gpu_memory_free', 'Mem free', 1),
        column('gpu_temperature', 'Core temp'),
        { ...column('gpu_memory_temperature', 'Mem temp'), more: [{ id: 'mappings', value: noSensor }] },
        column('gpu_power', 'Power'),
        column('gpu_sm_clock', 'SM clock'),
        { ...column('gpu_energy', 'Energy 1 h', 1), window: '1h' },
        inWords('gpu_last_xid', 'Last XID', xidStates, 150),
      ],
    })
  );
}
