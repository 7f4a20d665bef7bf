import { type Random } from '../core/random';
import { Disk, NetworkInterface } from './devices';
import { HostMemory } from './memory';
import { Processors } from './processors';

const GIB = 2 ** 30;
const TIB = 2 ** 40;
const DAY = 86_400;

/** File descriptors of an idle host, and per connection that a busy core serves. Illustrative. */
const FILES = { idle: 2400, perBusyCore: 64, most: 9_223_372_036_854_776_000 } as const;

/** What a host is; what is left out is illustrative. */
export interface HostOptions {
  readonly hostname?: string;
  /** Unix seconds when the simulation begins. */
  readonly epoch?: number;
  readonly cores?: number;
  readonly memoryBytes?: number;
  readonly diskBytes?: number;
  /** How long it has been up when the simulation begins, seconds. */
  readonly uptime?: number;
}

/** What a host had to do in an interval; bytes are of the interval. */
export interface HostWork {
  /** Processors that were busy on average. */
  readonly cpuBusyCores: number;
  readonly networkInBytes: number;
  readonly networkOutBytes: number;
  readonly diskReadBytes: number;
}

/** A machine that node_exporter watches. */
export class SimulatedHost {
  readonly hostname: string;
  readonly bootTime: number;
  readonly cpu: Processors;
  readonly memory: HostMemory;
  readonly network = new NetworkInterface();
  readonly disk: Disk;
  /** Unix seconds. */
  now: number;
  openFiles: number = FILES.idle;
  readonly mostFiles = FILES.most;

  constructor(random: Random, options: HostOptions = {}) {
    const { hostname = 'gpu-node', epoch = 1_767_225_600, cores = 32, uptime = 3 * DAY } = options;
    this.hostname = hostname;
    this.now = epoch;
    this.bootTime = Math.floor(epoch - uptime);
    this.cpu = new Processors(cores, random.fork('cpu'), uptime);
    this.memory = new HostMemory(options.memoryBytes ?? 251 * GIB);
    const diskBytes = options.diskBytes ?? 1.7 * TIB;
    this.disk = new Disk(diskBytes, 0.3 * diskBytes);
  }

  /** Lets it work for some seconds. */
  advance(seconds: number, work: HostWork): void {
    if (!(seconds > 0)) {
      return;
    }
    this.now += seconds;
    const waiting = this.disk.advance(seconds, work.diskReadBytes);
    this.cpu.advance(seconds, work.cpuBusyCores, waiting);
    this.memory.advance(seconds, work.diskReadBytes);
    this.network.advance(work.networkInBytes, work.networkOutBytes);
    this.openFiles = FILES.idle + Math.round(FILES.perBusyCore * work.cpuBusyCores);
  }

  /** Share of the memory that something else than the server takes, 0 to 1. */
  get memoryPressure(): number {
    return this.memory.pressure;
  }

  set memoryPressure(share: number) {
    this.memory.pressure = Math.min(1, Math.max(0, share));
  }

  /** Processes that the kernel has killed for want of memory. */
  get oomKills(): number {
    return this.memory.oomKills;
  }

  /** The kernel kills the server for want of memory. */
  oomKill(): void {
    this.memory.oomKill();
  }
}
