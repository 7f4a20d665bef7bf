const GIB = 2 ** 30;

/** What the server and the rest of the system hold, bytes. Illustrative. */
const HELD = { server: 14 * GIB, system: 3 * GIB, kernel: 2 * GIB, buffers: 0.5 * GIB, cached: 20 * GIB } as const;

/** How fast a server that was killed takes its memory again, seconds. Illustrative. */
const RETURN_SECONDS = 30;

/** Of the page cache, what the kernel counts as available. Illustrative. */
const RECLAIMABLE = 0.95;

/** Memory that the kernel does not give away, as a share of all. Illustrative. */
const LEAST_FREE = 0.01;

/** A host's memory, bytes; it has no swap, as Kubernetes nodes have none. */
export class HostMemory {
  /** Share of the memory that something else than the server takes, 0 to 1. */
  pressure = 0;
  /** Processes that the kernel killed for want of memory. */
  oomKills = 0;
  private server: number = HELD.server;
  private cachedBytes: number;

  constructor(readonly total: number) {
    this.cachedBytes = Math.min(HELD.cached, this.room);
  }

  /** @param readBytes read from disk, which stays in the page cache as long as there is room. */
  advance(seconds: number, readBytes: number): void {
    this.server += (HELD.server - this.server) * (1 - Math.exp(-seconds / RETURN_SECONDS));
    this.cachedBytes = Math.max(0, Math.min(this.cachedBytes + readBytes, this.room));
  }

  /** The kernel kills the server, whose memory is free then. */
  oomKill(): void {
    this.oomKills++;
    this.server = 0;
  }

  /** Memory of processes. */
  get anonymous(): number {
    return Math.min(this.total * (1 - LEAST_FREE), this.server + HELD.system + this.pressure * this.total);
  }

  get buffers(): number {
    return Math.min(HELD.buffers, Math.max(0, this.total - this.anonymous) / 10);
  }

  get cached(): number {
    return Math.min(this.cachedBytes, this.room);
  }

  get free(): number {
    return Math.max(0, this.total - this.anonymous - HELD.kernel - this.buffers - this.cached);
  }

  get available(): number {
    return this.free + RECLAIMABLE * (this.cached + this.buffers);
  }

  /** What the page cache may take. */
  private get room(): number {
    return Math.max(0, this.total * (1 - LEAST_FREE) - this.anonymous - HELD.kernel - this.buffers);
  }
}
