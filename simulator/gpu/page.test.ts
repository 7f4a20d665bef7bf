import { PageReader } from '../../src/engine/exposition/parse';
import { type Snapshot } from '../../src/engine/exposition/types';
import { Random } from '../core/random';
import { SimulatedGpu } from './gpu';
import { hardwareByName } from './hardware';
import { renderDcgmPage, type DcgmPageOptions } from './page';
import { type GpuWork } from './work';

const WORK: GpuWork = {
  busy: 0.8,
  steps: 80,
  prefillTokens: 3000,
  decodeTokens: 4000,
  kvTokensRead: 4_000_000,
  weightBytes: 16e9,
  flopsPerToken: 16e9,
  bytesPerKvToken: 131_072,
};

const newGpus = (name: string, count = 2) =>
  Array.from({ length: count }, (_, index) => new SimulatedGpu(hardwareByName(name), new Random(index)));

function read(gpus: readonly SimulatedGpu[], options: Partial<DcgmPageOptions> = {}): Snapshot {
  const reader = new PageReader();
  const page = renderDcgmPage(gpus, { counters: 'default', hostname: 'node-1', ...options });
  const snapshot = reader.read(page, 0);
  expect(reader.warnings).toEqual([]);
  expect(snapshot.layout.families.size).toBe(new Set(snapshot.layout.series.map(({ name }) => name)).size);
  return snapshot;
}

function rowsOf({ layout, values }: Snapshot, name: string) {
  return layout.positions(name).map((position) => ({
    labels: layout.series[position].labels,
    value: values[position],
  }));
}

describe('the page of dcgm-exporter', () => {
  it('has the default counters in the order of their numbers', () => {
    const families = [...read(newGpus('H100')).layout.families.values()];
    expect(families.map(({ name, type }) => `${type} ${name.slice('DCGM_FI_'.length)}`)).toEqual([
      'gauge DEV_SM_CLOCK',
      'gauge DEV_MEM_CLOCK',
      'gauge DEV_MEMORY_TEMP',
      'gauge DEV_GPU_TEMP',
      'gauge DEV_POWER_USAGE',
      'counter DEV_TOTAL_ENERGY_CONSUMPTION',
      'counter DEV_PCIE_REPLAY_COUNTER',
      'gauge DEV_GPU_UTIL',
      'gauge DEV_MEM_COPY_UTIL',
      'gauge DEV_ENC_UTIL',
      'gauge DEV_DEC_UTIL',
      'gauge DEV_FB_FREE',
      'gauge DEV_FB_USED',
      'gauge DEV_FB_RESERVED',
      'counter DEV_UNCORRECTABLE_REMAPPED_ROWS',
      'counter DEV_CORRECTABLE_REMAPPED_ROWS',
      'gauge DEV_ROW_REMAP_FAILURE',
      'counter DEV_NVLINK_BANDWIDTH_TOTAL',
      'gauge DEV_VGPU_LICENSE_STATUS',
      'gauge PROF_GR_ENGINE_ACTIVE',
      'gauge PROF_PIPE_TENSOR_ACTIVE',
      'gauge PROF_DRAM_ACTIVE',
      'gauge PROF_PCIE_TX_BYTES',
      'gauge PROF_PCIE_RX_BYTES',
    ]);
  });

  it('labels a series as the real one does', () => {
    const [gpu] = newGpus('H100', 1);
    const line = (options: Partial<DcgmPageOptions>) =>
      renderDcgmPage([gpu], { counters: 'default', hostname: 'node-1', ...options })
        .split('\n')
        .find((text) => text.startsWith('DCGM_FI_DEV_POWER_USAGE{'));
    expect(line({ driverVersion: '550.1' })).toBe(
      `DCGM_FI_DEV_POWER_USAGE{gpu="0",UUID="${gpu.uuid}",pci_bus_id="00000000:18:00.0",device="nvidia0",` +
        'modelName="NVIDIA H100 80GB HBM3",Hostname="node-1",DCGM_FI_DRIVER_VERSION="550.1"} 70.000000'
    );
    expect(line({ hostnameLabel: 'hostname' })).toContain(',hostname="node-1",');
  });

  it('shows what the GPU does, in the units of its fields', () => {
    const gpus = newGpus('H100');
    gpus.forEach((gpu) => gpu.advance(1, WORK));
    const page = read(gpus, { counters: 'all' });
    const first = (name: string) => rowsOf(page, `DCGM_FI_${name}`)[0].value;
    expect(first('DEV_GPU_UTIL')).toBe(80);
    expect(first('PROF_GR_ENGINE_ACTIVE')).toBe(0.8);
    expect(first('PROF_SM_ACTIVE')).toBeLessThan(0.8);
    expect(first('DEV_MEM_COPY_UTIL')).toBe(Math.round(100 * gpus[0].activity.dram));
    expect(first('DEV_POWER_USAGE')).toBeCloseTo(gpus[0].powerWatts, 6);
    expect(first('DEV_TOTAL_ENERGY_CONSUMPTION')).toBe(Math.floor(1000 * gpus[0].powerWatts));
    expect(first('DEV_FB_FREE') + first('DEV_FB_USED') + first('DEV_FB_RESERVED')).toBe(81_559);
    expect(first('PROF_PCIE_RX_BYTES')).toBeGreaterThan(1e6);
  });

  it('has no XID before the first one, which then stays', () => {
    const gpus = newGpus('H100');
    expect(rowsOf(read(gpus), 'DCGM_FI_DEV_XID_ERRORS')).toEqual([]);
    gpus[1].fault = { kind: 'xid', xid: 79 };
    gpus[1].fault = { kind: 'none' };
    for (let i = 0; i < 120; i++) {
      gpus.forEach((gpu) => gpu.advance(5, WORK));
      if (i === 30) {
        expect(rowsOf(read(gpus, { counters: 'all' }), 'DCGM_EXP_XID_ERRORS_COUNT')).toMatchObject([
          { labels: { gpu: '0', window_size_in_ms: '300000' }, value: 0 },
          { labels: { gpu: '1', window_size_in_ms: '300000', xid: '79' }, value: 1 },
        ]);
      }
    }
    expect(rowsOf(read(gpus), 'DCGM_FI_DEV_XID_ERRORS')).toMatchObject([
      { labels: { gpu: '1', err_code: '79', err_msg: 'GPU has fallen off the bus' }, value: 79 },
    ]);
    const counts = rowsOf(read(gpus, { counters: 'all' }), 'DCGM_EXP_XID_ERRORS_COUNT');
    expect(counts.map(({ labels, value }) => [labels.xid, value])).toEqual([
      [undefined, 0],
      [undefined, 0],
    ]);
  });

  it('counts clock events of its window only on request', () => {
    const gpus = newGpus('H100', 1);
    expect(rowsOf(read(gpus), 'DCGM_EXP_CLOCK_EVENTS_COUNT')).toEqual([]);
    gpus[0].fault = { kind: 'power', limitWatts: 200 };
    for (let i = 0; i < 500; i++) {
      gpus[0].advance(1, WORK);
    }
    const page = read(gpus, { counters: 'all' });
    expect(rowsOf(page, 'DCGM_EXP_CLOCK_EVENTS_COUNT')).toMatchObject([
      { labels: { clock_event: 'power_cap', window_size_in_ms: '300000' }, value: 10 },
    ]);
    expect(rowsOf(page, 'DCGM_FI_DEV_CLOCKS_EVENT_REASONS')[0].value).toBe(4);
    expect(rowsOf(page, 'DCGM_FI_DEV_POWER_VIOLATION')[0].value).toBeGreaterThan(400e9);
  });

  it('lacks on a consumer GPU what such a GPU has not', () => {
    const names = [...read(newGpus('RTX 4090'), { counters: 'all' }).layout.families.keys()];
    expect(names).toContain('DCGM_FI_DEV_GPU_UTIL');
    expect(names.filter((name) => /PROF|ECC|REMAP|NVLINK/.test(name))).toEqual([]);
  });

  it('lacks NVLink where there is none, and shows 0 for memory without a sensor', () => {
    const page = read(newGpus('L40S'), { counters: 'all' });
    expect([...page.layout.families.keys()].filter((name) => name.includes('NVLINK'))).toEqual([]);
    expect(rowsOf(page, 'DCGM_FI_DEV_MEMORY_TEMP').map(({ value }) => value)).toEqual([0, 0]);
    expect(rowsOf(page, 'DCGM_FI_PROF_DRAM_ACTIVE')).toHaveLength(2);
  });

  it('keeps more GPUs apart than a server usually has', () => {
    const page = read(newGpus('A100', 16));
    expect(new Set(rowsOf(page, 'DCGM_FI_DEV_GPU_UTIL').map(({ labels }) => labels.pci_bus_id)).size).toBe(16);
  });
});
