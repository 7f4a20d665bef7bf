import { Random } from '../core/random';
import { CLOCK_EVENT } from './clock-events';
import { SimulatedGpu } from './gpu';
import { HARDWARE, hardwareByName } from './hardware';
import { type GpuWork } from './work';

const H100 = hardwareByName('H100');
const WEIGHTS = 16e9;

const IDLE: GpuWork = {
  busy: 0,
  steps: 0,
  prefillTokens: 0,
  decodeTokens: 0,
  kvTokensRead: 0,
  weightBytes: WEIGHTS,
  flopsPerToken: WEIGHTS,
  bytesPerKvToken: 131_072,
};

/** A second of an engine that always runs: decoding reads weights and context, a prompt computes. */
const DECODE: GpuWork = { ...IDLE, busy: 1, steps: 110, decodeTokens: 7000, kvTokensRead: 8_000_000 };
const PREFILL: GpuWork = { ...IDLE, busy: 1, steps: 6, prefillTokens: 40_000, kvTokensRead: 50_000 };

/** An engine that is as fast as its GPU lets it be. */
function run(gpu: SimulatedGpu, seconds: number, work: GpuWork, each?: () => void): void {
  for (let i = 0; i < seconds; i++) {
    const { speed } = gpu;
    gpu.advance(1, {
      ...work,
      steps: work.steps * speed,
      decodeTokens: work.decodeTokens * speed,
      prefillTokens: work.prefillTokens * speed,
      kvTokensRead: work.kvTokensRead * speed,
    });
    each?.();
  }
}

const newGpu = (hardware = H100) => new SimulatedGpu(hardware, new Random(11));

describe('a simulated GPU', () => {
  it('draws idle power and does nothing without work', () => {
    const gpu = newGpu();
    run(gpu, 300, IDLE);
    expect(gpu.activity).toEqual({ busy: 0, smActive: 0, smOccupancy: 0, tensor: 0, dram: 0 });
    expect(gpu.powerWatts / H100.idleWatts).toBeCloseTo(1, 1);
    expect(gpu.temperatureCelsius).toBeLessThan(40);
    expect(gpu.clock.reasons).toBe(CLOCK_EVENT.gpu_idle);
    expect(gpu.speed).toBe(1);
  });

  it('is bound by memory while it decodes and by its tensor cores while it computes prompts', () => {
    const gpu = newGpu();
    run(gpu, 60, DECODE);
    expect(gpu.activity.dram).toBeCloseTo((110 * WEIGHTS + 8_007_000 * 131_072) / 3.35e12, 2);
    expect(gpu.activity.dram).toBeGreaterThan(5 * gpu.activity.tensor);
    expect(gpu.powerWatts).toBeGreaterThan(300);
    expect(gpu.powerWatts).toBeLessThan(550);
    run(gpu, 60, PREFILL);
    expect(gpu.activity.tensor).toBeCloseTo((40_000 * WEIGHTS) / 989.4e12, 2);
    expect(gpu.activity.tensor).toBeGreaterThan(5 * gpu.activity.dram);
  });

  it('adds up power to energy', () => {
    const gpu = newGpu();
    let joules = 0;
    run(gpu, 120, DECODE, () => (joules += gpu.powerWatts));
    run(gpu, 60, IDLE, () => (joules += gpu.powerWatts));
    expect(gpu.energyMillijoules / 1000).toBeCloseTo(joules, 6);
  });

  it('warms up under load and cools down after it', () => {
    const gpu = newGpu();
    const cold = gpu.temperatureCelsius;
    run(gpu, 20, PREFILL);
    const warming = gpu.temperatureCelsius;
    run(gpu, 280, PREFILL);
    const warm = gpu.temperatureCelsius;
    expect(warming).toBeGreaterThan(cold + 5);
    expect(warm).toBeGreaterThan(warming + 5);
    expect(warm).toBeLessThan(H100.slowdownCelsius - 10);
    expect(gpu.memoryTemperatureCelsius).toBeGreaterThan(warm);
    expect(gpu.clock.share).toBe(1);
    run(gpu, 300, IDLE);
    expect(gpu.temperatureCelsius).toBeCloseTo(cold, 0);
  });

  it('lowers its clock where cooling fails, and holds its temperature', () => {
    const gpu = newGpu();
    run(gpu, 100, DECODE);
    gpu.fault = { kind: 'thermal' };
    run(gpu, 400, DECODE);
    expect(gpu.clock.reasons & CLOCK_EVENT.sw_thermal).not.toBe(0);
    expect(gpu.smClockMHz).toBeLessThan(0.85 * H100.maxSmClockMHz);
    const clocks: number[] = [];
    run(gpu, 200, DECODE, () => clocks.push(gpu.smClockMHz));
    expect(Math.max(...clocks) - Math.min(...clocks)).toBeLessThan(150);
    expect(gpu.speed).toBeLessThan(0.9);
    expect(gpu.temperatureCelsius).toBeGreaterThan(H100.slowdownCelsius - 8);
    expect(gpu.temperatureCelsius).toBeLessThan(H100.slowdownCelsius);
    expect(gpu.clock.thermalViolation).toBeGreaterThan(300e9);
    expect(gpu.clock.powerViolation).toBe(0);
    gpu.fault = { kind: 'none' };
    run(gpu, 120, DECODE);
    expect(gpu.speed).toBeGreaterThan(0.99);
  });

  it('halves its clock where even the lowest power is too warm', () => {
    const gpu = newGpu();
    gpu.fault = { kind: 'thermal', cooling: 0.1, ambientCelsius: 60 };
    run(gpu, 900, DECODE);
    expect(gpu.clock.reasons & CLOCK_EVENT.hw_thermal).not.toBe(0);
    expect(gpu.clock.share).toBeLessThanOrEqual(0.5);
  });

  it.each([
    [{ kind: 'power', share: 0.45 }, 315],
    [{ kind: 'power', limitWatts: 250 }, 250],
  ] as const)('stays within a lowered power limit: %p', (fault, watts) => {
    const gpu = newGpu();
    gpu.fault = fault;
    run(gpu, 60, PREFILL);
    const drawn: number[] = [];
    run(gpu, 60, PREFILL, () => drawn.push(gpu.powerWatts));
    expect(Math.max(...drawn)).toBeLessThanOrEqual(watts);
    expect(Math.min(...drawn)).toBeGreaterThan(0.9 * watts);
    expect(gpu.clock.reasons).toBe(CLOCK_EVENT.power_cap);
    expect(gpu.speed).toBeLessThan(0.9);
    expect(gpu.clock.powerViolation).toBeGreaterThan(100e9);
  });

  it('slows down compute more than memory under the same brake', () => {
    const speeds = [PREFILL, DECODE].map((work) => {
      const gpu = newGpu();
      gpu.fault = { kind: 'brake' };
      run(gpu, 60, work);
      expect(gpu.clock.reasons).toBe(CLOCK_EVENT.hw_slowdown | CLOCK_EVENT.hw_power_brake);
      expect(gpu.smClockMHz).toBe(990);
      return gpu.speed;
    });
    expect(speeds[0]).toBeLessThan(speeds[1] - 0.1);
  });

  it('counts memory errors and remaps their rows', () => {
    const gpu = newGpu();
    gpu.fault = { kind: 'ecc', sbePerHour: 3600, dbePerHour: 60 };
    run(gpu, 3600, IDLE);
    const { errors } = gpu;
    expect(errors.sbeVolatile).toBeGreaterThan(3300);
    expect(errors.sbeVolatile).toBeLessThan(3900);
    expect(errors.dbeAggregate).toBeGreaterThan(30);
    expect(errors.dbeAggregate).toBeLessThan(100);
    expect(errors.uncorrectableRows).toBe(errors.dbeAggregate);
    expect(errors.lastXid).toBe(63);
    gpu.reset();
    expect(errors.dbeVolatile).toBe(0);
    expect(errors.dbeAggregate).toBeGreaterThan(0);
    expect(errors.lastXid).toBeUndefined();
  });

  it('has no memory errors to count on a consumer GPU', () => {
    const gpu = newGpu(hardwareByName('rtx4090'));
    gpu.fault = { kind: 'ecc', sbePerHour: 3600, dbePerHour: 3600 };
    run(gpu, 60, IDLE);
    expect(gpu.errors.sbeAggregate).toBe(0);
    expect(gpu.errors.lastXid).toBeUndefined();
  });

  it('moves data between GPUs over NVLink, or over PCIe without it', () => {
    const [linked, unlinked] = [newGpu(), newGpu(hardwareByName('L40S'))];
    [linked, unlinked].forEach((gpu) => gpu.advance(1, { ...DECODE, interGpuBytes: 5e9 }));
    expect(linked.links.nvlinkTransmit).toBe(5e9);
    expect(linked.links.nvlinkTotal).toBeCloseTo(1e10 / 1024 / 1000, 3);
    linked.advance(1, { ...DECODE, interGpuBytes: 5e9 });
    expect(linked.links.nvlinkTotal).toBeCloseTo(1e10 / 1024 / 1000, 3);
    expect(linked.links.pcieTransmit).toBeLessThan(1e8);
    expect(unlinked.links.pcieTransmit).toBeGreaterThan(5e9);
  });

  it('is the same run for the same seed', () => {
    const [one, other] = [newGpu(), newGpu()];
    [one, other].forEach((gpu) => run(gpu, 30, DECODE));
    expect(one.energyMillijoules).toBe(other.energyMillijoules);
    expect(one.uuid).toBe(other.uuid);
    expect(one.uuid).toMatch(/^GPU-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it.each(HARDWARE.map((hardware) => [hardware.name, hardware] as const))('%s fits its own limits', (_, hardware) => {
    const gpu = newGpu(hardware);
    run(gpu, 600, { ...PREFILL, steps: 500, prefillTokens: 1e6 });
    expect(gpu.powerWatts).toBeLessThanOrEqual(hardware.tdpWatts);
    expect(gpu.powerWatts).toBeGreaterThan(0.95 * hardware.tdpWatts);
    expect(gpu.activity.tensor).toBeLessThanOrEqual(1);
    expect(gpu.temperatureCelsius).toBeLessThan(hardware.slowdownCelsius - 4);
  });
});

describe('the table of GPUs', () => {
  it('names what it has when asked for another', () => {
    expect(() => hardwareByName('H1000')).toThrow('there is no GPU "H1000": choose one of H200, H100, A100');
  });
});
