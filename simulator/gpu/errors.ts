import { type Random } from '../core/random';
import { EVENT_WINDOW_SECONDS } from './clock-events';
import { type GpuFault } from './work';

/** Errors that the driver reports by number, and what dcgm-exporter writes beside them. */
const XID_MESSAGES: Readonly<Record<number, string>> = {
  13: 'Graphics Engine Exception',
  31: 'GPU memory page fault',
  43: 'GPU stopped processing',
  48: 'Double Bit ECC Error',
  63: 'ECC page retirement or row remapping recording event',
  64: 'ECC page retirement or row remapper recording failure',
  74: 'NVLINK Error',
  79: 'GPU has fallen off the bus',
  92: 'High single-bit ECC error rate',
  94: 'Contained ECC error',
  95: 'Uncontained ECC error',
  119: 'GSP RPC Timeout',
};

/** What dcgm-exporter writes beside an XID. */
export function xidMessage(xid: number): string {
  return XID_MESSAGES[xid] ?? 'Unknown Error';
}

const XID = { remapped: 63, remapFailed: 64, offTheBus: 79, contained: 94 } as const;

/** Of corrected errors, how many lead to a remapped row. Illustrative. */
const ROWS_PER_CORRECTED_ERROR = 0.01;

/** Replays that a link shows before the GPU is lost. Illustrative. */
const REPLAYS_BEFORE_LOSS = 12;

const SECONDS_PER_HOUR = 3600;

/** What a GPU counts of its errors. */
export class ErrorCounters {
  /** Corrected and uncorrected memory errors since the driver was loaded, and ever. */
  sbeVolatile = 0;
  dbeVolatile = 0;
  sbeAggregate = 0;
  dbeAggregate = 0;
  /** Rows remapped for errors, those waiting for a reset, and whether remapping failed. */
  uncorrectableRows = 0;
  correctableRows = 0;
  remapPending = false;
  remapFailed = false;
  pcieReplays = 0;
  /** The last XID; stays until a restart of the exporter. */
  lastXid: number | undefined;
  private readonly recent: Array<{ readonly at: number; readonly xid: number }> = [];
  private now = 0;

  constructor(private readonly random: Random) {}

  advance(seconds: number, fault: GpuFault): void {
    this.now += seconds;
    while (this.recent.length > 0 && this.recent[0].at <= this.now - EVENT_WINDOW_SECONDS) {
      this.recent.shift();
    }
    this.remapFailed = fault.kind === 'ecc' && fault.rowRemapFailure === true;
    if (fault.kind === 'ecc') {
      this.corrected(this.occurrences((fault.sbePerHour * seconds) / SECONDS_PER_HOUR));
      this.uncorrected(this.occurrences((fault.dbePerHour * seconds) / SECONDS_PER_HOUR));
    }
  }

  /** Reports an error by its number. */
  raise(xid: number): void {
    this.lastXid = xid;
    this.recent.push({ at: this.now, xid });
    if (xid === XID.offTheBus) {
      this.pcieReplays += 1 + this.random.below(REPLAYS_BEFORE_LOSS);
    }
  }

  /** XIDs of the exporter's window by number; undefined where there is none. */
  xidCounts(): ReadonlyMap<number, number> | undefined {
    const counts = new Map<number, number>();
    this.recent.forEach(({ xid }) => counts.set(xid, (counts.get(xid) ?? 0) + 1));
    return counts.size > 0 ? counts : undefined;
  }

  /** Forgets what does not outlive a restart of driver and exporter. */
  reset(): void {
    this.sbeVolatile = 0;
    this.dbeVolatile = 0;
    this.remapPending = false;
    this.lastXid = undefined;
    this.recent.length = 0;
  }

  private corrected(count: number): void {
    this.sbeVolatile += count;
    this.sbeAggregate += count;
    this.correctableRows += count > 0 ? this.occurrences(count * ROWS_PER_CORRECTED_ERROR) : 0;
  }

  private uncorrected(count: number): void {
    if (count === 0) {
      return;
    }
    this.dbeVolatile += count;
    this.dbeAggregate += count;
    this.raise(XID.contained);
    if (this.remapFailed) {
      this.raise(XID.remapFailed);
    } else {
      this.uncorrectableRows += count;
      this.remapPending = true;
      this.raise(XID.remapped);
    }
  }

  /** How often something happens that is expected `mean` times (Poisson). */
  private occurrences(mean: number): number {
    let count = 0;
    for (let at = this.random.exponential(1); at < mean; at += this.random.exponential(1)) {
      count++;
    }
    return count;
  }
}
