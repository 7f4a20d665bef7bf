import { type Random } from '../core/random';
import { activityOf, computeShareOf, NO_ACTIVITY, speedAt, type Activity } from './activity';
import { SmClock } from './clock';
import { ClockEvents } from './clock-events';
import { ErrorCounters } from './errors';
import { type Hardware } from './hardware';
import { Links } from './links';
import { PowerDemand, powerLimit } from './power';
import { ThermalModel } from './thermal';
import { uuidOf, type GpuView } from './view';
import { type GpuFault, type GpuWork } from './work';

/** Spread of the measured power, as a share. Illustrative. */
const POWER_SPREAD = 0.004;

/** Clocks move in steps of this many MHz. */
const CLOCK_STEP_MHZ = 15;

/** vLLM's default share of a GPU's memory (`--gpu-memory-utilization`). */
const MEMORY_SHARE = 0.92;

const MILLIJOULES = 1e3;

/** A GPU that follows the work of an engine: how active its parts are, what it draws, how warm and how fast it is. */
export class SimulatedGpu implements GpuView {
  readonly uuid: string;
  readonly errors: ErrorCounters;
  readonly clockEvents = new ClockEvents();
  readonly links: Links;
  /** What processes hold of the memory, MiB: 0 once the engine is gone. */
  memoryUsedMiB: number;
  activity: Activity = NO_ACTIVITY;
  powerWatts: number;
  energyMillijoules = 0;
  readonly clock: SmClock;
  private readonly thermal: ThermalModel;
  private computeShare = 1;
  private faultNow: GpuFault = { kind: 'none' };

  constructor(
    readonly hardware: Hardware,
    private readonly random: Random
  ) {
    this.uuid = uuidOf(random);
    this.errors = new ErrorCounters(random.fork('errors'));
    this.links = new Links(hardware, random.fork('links'));
    this.clock = new SmClock(hardware);
    this.thermal = new ThermalModel(hardware);
    this.memoryUsedMiB = Math.round(hardware.memoryMiB * MEMORY_SHARE - hardware.reservedMiB);
    this.powerWatts = hardware.idleWatts;
  }

  /** What is wrong with it; an XID is reported once, when it is set. */
  get fault(): GpuFault {
    return this.faultNow;
  }

  set fault(fault: GpuFault) {
    this.faultNow = fault;
    if (fault.kind === 'xid') {
      this.raiseXid(fault.xid);
    }
  }

  /** How fast steps run, 0 to 1, as their compute-bound share follows the clock. */
  get speed(): number {
    return speedAt(this.clock.share, this.computeShare);
  }

  get temperatureCelsius(): number {
    return this.thermal.celsius;
  }

  get memoryTemperatureCelsius(): number {
    return this.thermal.memoryCelsius;
  }

  /** The SMs keep their highest clock as long as a process holds memory, busy or not. */
  get smClockMHz(): number {
    const { maxSmClockMHz, idleSmClockMHz } = this.hardware;
    const clock = this.memoryUsedMiB > 0 || this.activity.busy > 0 ? maxSmClockMHz * this.clock.share : idleSmClockMHz;
    return CLOCK_STEP_MHZ * Math.round(clock / CLOCK_STEP_MHZ);
  }

  /** Lets it do work for some seconds. */
  advance(seconds: number, work: GpuWork): void {
    if (!(seconds > 0)) {
      return;
    }
    const { hardware, clock, thermal, faultNow } = this;
    this.activity = activityOf(hardware, work, seconds, this.clock.share);
    const speed = this.speed;
    if (this.activity.busy > 0) {
      this.computeShare = computeShareOf(this.activity);
    }
    const demand = new PowerDemand(hardware, this.activity, this.computeShare, speed);
    const limit = powerLimit(hardware, faultNow);
    clock.follow(seconds, demand, limit, thermal, faultNow);
    const spread = 1 + POWER_SPREAD * this.random.normal();
    this.powerWatts = Math.min(demand.at(this.clock.share) * spread, limit);
    this.energyMillijoules += this.powerWatts * seconds * MILLIJOULES;
    thermal.advance(seconds, this.powerWatts, this.activity.dram, faultNow);
    this.links.advance(seconds, work);
    this.errors.advance(seconds, hardware.dataCenter ? faultNow : { kind: 'none' });
    this.clockEvents.advance(seconds, this.clock.reasons);
  }

  /** Reports an error of the driver by its number. */
  raiseXid(xid: number): void {
    this.errors.raise(xid);
  }

  /** Restarts driver and exporter: the last XID and the volatile error counts are gone. */
  reset(): void {
    this.errors.reset();
  }
}
