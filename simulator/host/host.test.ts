import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PageReader } from '../../src/engine/exposition/parse';
import { type Snapshot } from '../../src/engine/exposition/types';
import { Random } from '../core/random';
import { goNumber } from './go-number';
import { SimulatedHost } from './host';
import { renderNodePage } from './page';

const WORK = { cpuBusyCores: 2.5, networkInBytes: 5e6, networkOutBytes: 9e6, diskReadBytes: 0 };
const FIXTURE = join(__dirname, '../../tests/fixtures/node-exporter-1.5.txt');

const newHost = () => new SimulatedHost(new Random(7), { hostname: 'node-1', epoch: 1_800_000_000, cores: 12 });

function read(page: string): Snapshot {
  const reader = new PageReader();
  const snapshot = reader.read(page, 0);
  expect(reader.warnings).toEqual([]);
  return snapshot;
}

function total(snapshot: Snapshot, name: string, labels: Readonly<Record<string, string>> = {}): number {
  return snapshot.layout.positions(name).reduce((sum, position) => {
    const series = snapshot.layout.series[position];
    const matches = Object.entries(labels).every(([label, value]) => series.labels[label] === value);
    return matches ? sum + snapshot.values[position] : sum;
  }, 0);
}

/** Names, types, help texts and label names of a page. */
function shapeOf({ layout }: Snapshot): ReadonlyMap<string, string> {
  return new Map(
    layout.series.map(({ name, labels }) => {
      const family = layout.families.get(name);
      return [name, JSON.stringify([family?.type, family?.help, Object.keys(labels).sort()])];
    })
  );
}

describe('the page of node_exporter', () => {
  it('has families of the real one, with their types, help texts and labels', () => {
    const real = shapeOf(read(readFileSync(FIXTURE, 'utf8')));
    const simulated = shapeOf(read(renderNodePage(newHost())));
    expect(simulated.size).toBeGreaterThan(40);
    for (const [name, shape] of simulated) {
      expect({ name, shape: real.get(name) }).toEqual({ name, shape });
    }
  });

  it('writes numbers as the real one does', () => {
    const values = readFileSync(FIXTURE, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.slice(line.lastIndexOf(' ') + 1));
    expect(values.length).toBeGreaterThan(40);
    expect(values.map((value) => goNumber(Number(value)))).toEqual(values);
  });

  it.each([
    [1e6, '1e+06'],
    [999_999.5, '999999.5'],
    [0.0001, '0.0001'],
    [0.000_041_853, '4.1853e-05'],
    [-1.5e21, '-1.5e+21'],
    [1e100, '1e+100'],
    [NaN, 'NaN'],
    [Infinity, '+Inf'],
    [-Infinity, '-Inf'],
  ])('writes %p as %s', (value, text) => {
    expect(goNumber(value)).toBe(text);
  });
});

describe('a simulated host', () => {
  it('spends each second of each processor once', () => {
    const host = newHost();
    const before = read(renderNodePage(host));
    for (let i = 0; i < 200; i++) {
      host.advance(5, WORK);
    }
    const after = read(renderNodePage(host));
    const spent = (labels?: Readonly<Record<string, string>>) =>
      total(after, 'node_cpu_seconds_total', labels) - total(before, 'node_cpu_seconds_total', labels);
    expect(spent()).toBeCloseTo(12 * 1000, -1);
    expect(spent({ mode: 'idle' })).toBeCloseTo((12 - 2.5) * 1000, -2);
    expect(spent({ cpu: '11' })).toBeCloseTo(1000, 0);
  });

  it('has load averages that follow the busy processors, the shortest first', () => {
    const host = newHost();
    for (let i = 0; i < 24; i++) {
      host.advance(5, WORK);
    }
    const [load1, load5, load15] = host.cpu.load;
    expect(load1).toBeCloseTo(2.5 * (1 - Math.exp(-2)), 2);
    expect(load1).toBeGreaterThan(load5);
    expect(load5).toBeGreaterThan(load15);
  });

  it('counts what crosses the network and the disk', () => {
    const host = newHost();
    host.advance(10, { ...WORK, diskReadBytes: 16 * 2 ** 30 });
    const page = read(renderNodePage(host));
    expect(total(page, 'node_network_receive_bytes_total')).toBe(5e6);
    expect(total(page, 'node_network_transmit_bytes_total')).toBe(9e6);
    expect(total(page, 'node_disk_read_bytes_total')).toBe(16 * 2 ** 30);
    expect(total(page, 'node_disk_io_time_seconds_total')).toBeGreaterThan(5);
    expect(total(page, 'node_time_seconds') - total(page, 'node_boot_time_seconds')).toBe(3 * 86_400 + 10);
  });

  it('keeps what it reads in the page cache, until memory runs short', () => {
    const host = newHost();
    const memory = (name: string) => total(read(renderNodePage(host)), `node_memory_${name}_bytes`);
    const cached = memory('Cached');
    host.advance(10, { ...WORK, diskReadBytes: 40 * 2 ** 30 });
    expect(memory('Cached') - cached).toBe(40 * 2 ** 30);
    expect(memory('MemAvailable') / memory('MemTotal')).toBeGreaterThan(0.85);
    host.memoryPressure = 0.9;
    host.advance(5, WORK);
    expect(memory('Cached') - cached).toBeLessThan(0);
    expect(memory('MemAvailable') / memory('MemTotal')).toBeLessThan(0.05);
    expect(memory('MemFree')).toBeGreaterThanOrEqual(0);
  });

  it('counts processes that the kernel killed, and has their memory back', () => {
    const host = newHost();
    const before = host.memory.available;
    host.oomKill();
    expect(host.memory.available).toBeGreaterThan(before + 2 ** 30);
    expect(total(read(renderNodePage(host)), 'node_vmstat_oom_kill')).toBe(1);
  });

  it('is the same run for the same seed', () => {
    const [one, other] = [newHost(), newHost()];
    [one, other].forEach((host) => host.advance(5, WORK));
    expect(renderNodePage(one)).toBe(renderNodePage(other));
  });
});
