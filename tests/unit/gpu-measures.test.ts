import { measureById } from '../../src/engine/measures/catalogue/catalogue';
import { LiveEvaluator, type EvaluateOptions } from '../../src/engine/measures/live/evaluate';
import { measureToPromQL } from '../../src/engine/measures/promql/print';
import { sourceOf } from '../support/recordings';
import { simulatedHardware } from '../support/simulated-hardware';

const START = 1.79e9;
const LENGTH = 150;
const hardware = simulatedHardware(LENGTH);
const sources = hardware.map(({ source }) => source);

type Asked = Partial<Pick<EvaluateOptions, 'by' | 'scopes'>> & { readonly seconds?: number; readonly window?: number };

/** A measure of the simulated machines, by the values of the grouping labels. */
function values(id: string, { by = ['instance'], seconds = LENGTH, window = 60, ...asked }: Asked = {}) {
  const at = (START + seconds) * 1000;
  const evaluator = new LiveEvaluator(sources, { at, window: window * 1000, by, ...asked });
  return named(evaluator, id);
}

/** A measure of one page of a GPU exporter that is written by hand. */
function ofPage(id: string, page: string, by: readonly string[] = []) {
  const scrapes = [START, START + 5].map((t) => ({ t, status: 200 as const, page: `${page}\n` }));
  const source = sourceOf(scrapes, { job: 'dcgm', instance: 'one:9400' });
  return named(new LiveEvaluator([source], { at: (START + 6) * 1000, window: 60_000, by }), id);
}

function named(evaluator: LiveEvaluator, id: string): Record<string, number> {
  return Object.fromEntries(
    evaluator.measure(measureById(id)).map(({ labels, value }) => [Object.values(labels).join(' '), value])
  );
}

const promql = (id: string) => measureToPromQL(measureById(id), { window: '5m', by: ['gpu'], select: {} });

describe('what the exporter calls by a misleading name', () => {
  test('bytes of PCIe and NVLink are rates already', () => {
    for (const id of ['gpu_pcie_sent', 'gpu_pcie_received', 'gpu_nvlink_total']) {
      expect(promql(id)).not.toMatch(/rate|increase/);
    }
    expect(promql('gpu_pcie_sent')).toBe('sum by (gpu) ((DCGM_FI_PROF_PCIE_TX_BYTES < 140737488355328))');
    const page = 'DCGM_FI_PROF_PCIE_RX_BYTES{gpu="0"} 55000000000\nDCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL{gpu="0"} 2';
    expect(ofPage('gpu_pcie_received', page)).toEqual({ '': 55e9 });
    expect(ofPage('gpu_nvlink_total', page)).toEqual({ '': 2_048_000 });
  });

  test('the directions of NVLink count before its total', () => {
    const page = [
      'DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL{gpu="0"} 1',
      'DCGM_FI_PROF_NVLINK_TX_BYTES{gpu="0"} 1000',
      'DCGM_FI_PROF_NVLINK_RX_BYTES{gpu="0"} 500',
    ].join('\n');
    expect(ofPage('gpu_nvlink_total', page)).toEqual({ '': 1500 });
  });
});

describe('what is no reading', () => {
  test('the marks of DCGM for a missing number, in integers and floating point', () => {
    const page = ['2147483632', '9223372036854775794', '140737488355330', '300']
      .map((value, gpu) => `DCGM_FI_DEV_POWER_USAGE{gpu="${gpu}"} ${value}`)
      .join('\n');
    expect(ofPage('gpu_power', page)).toEqual({ '': 300 });
    expect(promql('gpu_power')).toBe('sum by (gpu) ((DCGM_FI_DEV_POWER_USAGE < 2147483632))');
  });

  test('but an energy counter may be beyond the mark of 32 bits', () => {
    const page = 'DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu="0"} 5000000000000';
    expect(ofPage('gpu_energy_total', page)).toEqual({ '': 5e9 });
    expect(promql('gpu_energy')).toBe('0.001 * sum by (gpu) (increase(DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[5m]))');
  });

  test('0 °C of a memory without a sensor', () => {
    const temperatures = values('gpu_memory_temperature');
    expect(temperatures.home).toBeNaN();
    expect(temperatures.chat).toBeGreaterThan(30);
  });
});

describe('XID', () => {
  test('is 0 before the first one, where the exporter shows none, and stays after it', () => {
    expect(values('gpu_last_xid', { seconds: 60 })).toMatchObject({ home: 0, pair: 0 });
    expect(values('gpu_last_xid')).toMatchObject({ home: 79, pair: 0 });
    expect(ofPage('gpu_last_xid', 'DCGM_FI_DEV_GPU_TEMP{gpu="0"} 40')).toEqual({ '': 0 });
  });

  test('is counted by number in the exporter’s window', () => {
    expect(values('gpu_xid_events')).toMatchObject({ 'home 79': 1 });
  });
});

describe('memory and energy', () => {
  test('used, free and reserved make up the card, in bytes', () => {
    expect(values('gpu_memory_total')).toMatchObject({ chat: 81_559 * 1048576, pair: 2 * 143_771 * 1048576 });
    const page = 'DCGM_FI_DEV_FB_USED{gpu="0"} 300\nDCGM_FI_DEV_FB_FREE{gpu="0"} 100';
    expect(ofPage('gpu_memory_usage', page)).toEqual({ '': 0.75 });
  });

  test('energy is what the power was over time', () => {
    const { chat: energy } = values('gpu_energy');
    const { chat: power } = values('gpu_mean_power');
    expect(energy / 60).toBeCloseTo(power, 6);
    expect(power).toBeGreaterThan(100);
    expect(power).toBeLessThan(700);
  });
});

describe('what limits a GPU', () => {
  const bound = (utilization: number, more = '') =>
    ofPage('gpu_bound', `DCGM_FI_DEV_GPU_UTIL{gpu="0"} ${utilization}\n${more}`)[''];
  const parts = (engine: number, dram: number, tensor: number) =>
    [
      `DCGM_FI_PROF_GR_ENGINE_ACTIVE{gpu="0"} ${engine}`,
      `DCGM_FI_PROF_DRAM_ACTIVE{gpu="0"} ${dram}`,
      `DCGM_FI_PROF_PIPE_TENSOR_ACTIVE{gpu="0"} ${tensor}`,
    ].join('\n');

  test.each([
    ['idle', bound(3, parts(0, 0, 0)), 0],
    ['busy with nothing full', bound(100, parts(1, 0.3, 0.2)), 4],
    ['memory-bound', bound(100, parts(1, 0.7, 0.1)), 5],
    ['memory-bound half of the time', bound(50, parts(0.5, 0.35, 0.05)), 5],
    ['compute-bound', bound(100, parts(1, 0.3, 0.6)), 6],
    ['both', bound(100, parts(1, 0.6, 0.5)), 7],
    ['busy without profiling counters', bound(99), 8],
    ['idle without profiling counters', bound(0), 0],
  ])('%s', (_, found, expected) => expect(found).toBe(expected));

  test('a MIG instance has no GPU_UTIL: its engine activity stands in', () => {
    expect(ofPage('gpu_utilization', 'DCGM_FI_PROF_GR_ENGINE_ACTIVE{gpu="0",GPU_I_ID="1"} 0.4')).toEqual({ '': 0.4 });
  });

  test('a hot GPU’s clock is held down, by heat', () => {
    const one = { window: 120 };
    expect(values('gpu_clock_held', { seconds: 15, ...one })).toMatchObject({ pair: 0, chat: 0 });
    expect(values('gpu_clock_held', one)).toMatchObject({ pair: 1, chat: 0 });
    expect(values('gpu_thermal_violation_share').pair).toBeGreaterThan(0.5);
    const events = values('gpu_clock_events');
    expect(Object.keys(events).filter((key) => /^(sw|hw)_thermal pair$/.test(key) && events[key] > 0)).not.toEqual([]);
    expect(values('gpu_clock_reasons').pair).toBeGreaterThanOrEqual(32);
  });
});

describe('GPUs and hosts are told apart', () => {
  test('by either spelling of the host’s name', () => {
    const page = 'DCGM_FI_DEV_GPU_TEMP{gpu="0",Hostname="old"} 40\nDCGM_FI_DEV_GPU_TEMP{gpu="0",hostname="new"} 50';
    expect(ofPage('gpu_temperature', page, ['Hostname', 'hostname'])).toEqual({ old: 40, new: 50 });
    expect(values('gpus', { by: ['Hostname'] })).toEqual({ pair: 2, chat: 1, home: 1 });
  });

  test('by the choice of GPUs, which leaves the hosts alone', () => {
    const scopes = { gpu: [{ label: 'gpu', op: '=', value: '1' }] } as const;
    expect(values('gpus', { by: [], scopes })).toEqual({ '': 1 });
    expect(values('hosts', { by: [], scopes })).toEqual({ '': 3 });
  });
});

describe('hosts', () => {
  test('a busy core is neither idle nor waiting for a disk', () => {
    expect(promql('host_cpu_usage')).toBe(
      'sum by (gpu) (rate(node_cpu_seconds_total{mode!~"idle|iowait"}[5m])) / ' +
        'sum by (gpu) (rate(node_cpu_seconds_total[5m]))'
    );
    const { pair } = values('host_cpu_usage');
    expect(pair).toBeGreaterThan(0);
    expect(pair).toBeLessThan(1);
  });

  test('what is no cable, no disk and no stored file system does not count', () => {
    const page = [
      ...['eth0', 'enp5s0', 'ib0', 'lo', 'veth1', 'docker0', 'br-9f', 'cali7', 'bond0'].map(
        (device, i) => `node_network_receive_bytes_total{device="${device}"} ${10 ** i}`
      ),
    ];
    const scrapes = [0, 10].map((seconds) => ({
      t: START + seconds,
      status: 200 as const,
      page: `${page.map((line) => line.replace(/\d+$/, (value) => String(Number(value) * (1000 + seconds)))).join('\n')}\n`,
    }));
    const source = sourceOf(scrapes, { job: 'node', instance: 'one' });
    const evaluator = new LiveEvaluator([source], { at: (START + 10) * 1000, window: 11_000 });
    expect(named(evaluator, 'host_network_received')['']).toBeCloseTo(111, 6);
    const full = [
      ['/', 'ext4', 40],
      ['/run', 'tmpfs', 0],
      ['/var/lib/docker/overlay2/x', 'overlay', 0],
      ['/models', 'xfs', 10],
    ]
      .map(
        ([mount, type, free]) =>
          `node_filesystem_size_bytes{mountpoint="${mount}",fstype="${type}"} 100\n` +
          `node_filesystem_avail_bytes{mountpoint="${mount}",fstype="${type}"} ${free}`
      )
      .join('\n');
    expect(ofPage('host_filesystem_usage', full)).toEqual({ '': 0.9 });
  });

  test('a host without swap uses none', () => {
    expect(values('host_swap_used')).toEqual({ pair: 0, chat: 0, home: 0 });
  });
});
