import { type Random } from '../core/random';

/** Modes in which Linux counts processor time, in the order of node_exporter's page. */
export const CPU_MODES = ['idle', 'iowait', 'irq', 'nice', 'softirq', 'steal', 'system', 'user'] as const;

const MODES = CPU_MODES.length;
const [IDLE, IOWAIT, SOFTIRQ, SYSTEM, USER] = [0, 1, 4, 6, 7];

/** How busy time divides between modes, and how much of it is spread over all processors. Illustrative. */
const SHARE = { user: 0.8, system: 0.17, softirq: 0.03, spread: 0.4 } as const;

/** Switches per second of an idle host, and per busy core. Illustrative. */
const CONTEXT_SWITCHES = { idle: 1500, perCore: 4000 } as const;

const LOAD_SECONDS = [60, 300, 900] as const;

/** Processor time and load of a host. */
export class Processors {
  /** Seconds by processor, and within it by mode. */
  readonly seconds: Float64Array;
  /** Load averages of 1, 5 and 15 minutes. */
  readonly load: [number, number, number] = [0, 0, 0];
  contextSwitches = 0;
  running = 1;

  /** @param uptime seconds that the host has been up, idle. */
  constructor(
    readonly count: number,
    private readonly random: Random,
    uptime: number
  ) {
    this.seconds = new Float64Array(count * MODES);
    for (let cpu = 0; cpu < count; cpu++) {
      this.seconds[cpu * MODES + IDLE] = uptime;
    }
    this.contextSwitches = CONTEXT_SWITCHES.idle * uptime;
  }

  /**
   * @param busyCores how many processors were busy on average.
   * @param waitShare of the time, in which one processor waited for the disk.
   */
  advance(seconds: number, busyCores: number, waitShare: number): void {
    const { count } = this;
    const busy = Math.min(count, Math.max(0, busyCores));
    const even = (busy * SHARE.spread) / count;
    const first = this.random.below(count);
    let left = busy * (1 - SHARE.spread);
    for (let i = 0; i < count; i++) {
      // Few processes take a whole processor each, and wander from one to another.
      const own = Math.min(left, 1 - even);
      left -= own;
      this.spend((first + i) % count, seconds, even + own, i === count - 1 ? waitShare : 0);
    }
    this.follow(seconds, busy + waitShare);
    this.contextSwitches += (CONTEXT_SWITCHES.idle + CONTEXT_SWITCHES.perCore * busy) * seconds;
    this.running = 1 + Math.round(busy);
  }

  private spend(cpu: number, seconds: number, busy: number, waiting: number): void {
    const at = cpu * MODES;
    const iowait = Math.min(1 - busy, waiting);
    this.seconds[at + USER] += busy * SHARE.user * seconds;
    this.seconds[at + SYSTEM] += busy * SHARE.system * seconds;
    this.seconds[at + SOFTIRQ] += busy * SHARE.softirq * seconds;
    this.seconds[at + IOWAIT] += iowait * seconds;
    this.seconds[at + IDLE] += (1 - busy - iowait) * seconds;
  }

  private follow(seconds: number, active: number): void {
    LOAD_SECONDS.forEach((window, index) => {
      this.load[index] += (active - this.load[index]) * (1 - Math.exp(-seconds / window));
    });
  }
}
