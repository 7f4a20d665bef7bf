import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { asking } from '../context';
import { type Band, tileBands } from '../layout';
import { statPanel } from '../stat';
import { graphPanel } from '../timeseries';
import { eachHost, together } from './by-gpu';

/** The hosts: processors, memory, network, disks, and what is short. */
export function hostBands(): Band[] {
  return [
    ...tileBands(
      [
        statPanel(measure('hosts'), { title: 'Hosts', goal: 'that answer', decimals: 0 }),
        statPanel(measure('host_cores'), { title: 'Cores', goal: 'in all', decimals: 0 }),
        statPanel(measure('host_cpu_usage'), { title: 'CPU', goal: 'of all cores', decimals: 0 }),
        statPanel(measure('host_memory_usage'), { title: 'Memory', goal: 'in use', decimals: 0 }),
        statPanel(measure('host_filesystem_usage'), { title: 'Disk', goal: 'fullest', decimals: 0 }),
        statPanel(measure('host_uptime'), { title: 'Uptime', goal: 'of the youngest', decimals: 1 }),
        asking({ window: '1h' }, () =>
          statPanel(measure('host_oom_kills'), { title: 'OOM kills', goal: 'last hour', decimals: 0 })
        ),
        statPanel(measure('host_files_usage'), { title: 'Files', goal: 'of limit', decimals: 0 }),
      ],
      { title: 'Hosts' }
    ),
    {
      height: 8,
      panels: [
        [6, graphPanel([eachHost('host_cpu_usage')], { title: 'CPU by host', max: 1 })],
        [6, modes()],
        [6, load()],
        [6, memory()],
      ],
    },
    {
      height: 8,
      panels: [
        [
          6,
          graphPanel(
            [eachHost('host_network_received', { suffix: 'in' }), eachHost('host_network_sent', { suffix: 'out' })],
            { title: 'Network' }
          ),
        ],
        [6, disks()],
        [6, graphPanel([eachHost('host_filesystem_usage')], { title: 'Fullest file system', max: 1 })],
        [6, pressure()],
      ],
    },
  ];
}

function modes() {
  return graphPanel(
    [
      together('host_cpu_by_mode', { legend: '{{mode}}' }),
      together('host_cores', { limit: true, color: 'red', legend: 'cores (reported)' }),
    ],
    {
      title: 'Cores by mode',
      stacked: true,
      colors: { user: 'blue', system: 'purple', iowait: 'orange', steal: 'red' },
    }
  );
}

function load() {
  return graphPanel(
    [
      together('host_load1', { color: 'blue' }),
      together('host_load5', { color: 'purple' }),
      together('host_load15', { color: 'text' }),
      together('host_cores', { limit: true, color: 'red', legend: 'cores (reported)' }),
    ],
    { title: 'Load' }
  );
}

function memory() {
  return graphPanel(
    [
      eachHost('host_memory_used'),
      eachHost('host_swap_used', { suffix: 'swap' }),
      together('host_memory_total', { limit: true, color: 'red', legend: 'All memory (reported)' }),
    ],
    { title: 'Memory in use' }
  );
}

function disks() {
  return graphPanel(
    [
      eachHost('host_disk_read', { suffix: 'read' }),
      eachHost('host_disk_written', { suffix: 'written' }),
      together('host_disk_busy', { right: true, color: 'text' }),
    ],
    { title: 'Disks' }
  );
}

function pressure() {
  return graphPanel(
    [
      together('host_pressure_cpu', { color: 'blue' }),
      together('host_pressure_memory', { color: 'red' }),
      together('host_pressure_io', { color: 'orange' }),
    ],
    { title: 'Pressure, worst host', softMax: 0.1 }
  );
}
