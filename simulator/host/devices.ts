/** Bytes of a packet, of a read and of a write on average. Illustrative. */
const BYTES = { received: 900, transmitted: 1100, read: 131_072, written: 24_576 } as const;

/** Reading and writing of a local NVMe disk, bytes per second. Illustrative. */
const DISK_RATE = { read: 3e9, written: 1.2e9 } as const;

/** What logs write, bytes per second. Illustrative. */
const LOG_RATE = 40_000;

/** Of a file system's size, what only the superuser gets: ext4's default. */
const RESERVED_SHARE = 0.05;

/** A network interface, since the host's start. */
export class NetworkInterface {
  receivedBytes = 0;
  transmittedBytes = 0;
  /** Packets with errors and dropped ones, to be raised from outside. */
  receiveErrors = 0;
  transmitErrors = 0;
  receiveDrops = 0;
  transmitDrops = 0;

  advance(inBytes: number, outBytes: number): void {
    this.receivedBytes += inBytes;
    this.transmittedBytes += outBytes;
  }

  get receivedPackets(): number {
    return this.receivedBytes / BYTES.received;
  }

  get transmittedPackets(): number {
    return this.transmittedBytes / BYTES.transmitted;
  }
}

/** A disk with one file system, since the host's start. */
export class Disk {
  readBytes = 0;
  writtenBytes = 0;
  ioSeconds = 0;

  /** @param usedBytes what is on it at the start. */
  constructor(
    readonly sizeBytes: number,
    private usedBytes: number
  ) {}

  /** @returns the share of the time in which it was busy, 0 to 1. */
  advance(seconds: number, readBytes: number): number {
    const written = LOG_RATE * seconds;
    this.readBytes += readBytes;
    this.writtenBytes += written;
    this.usedBytes = Math.min(this.sizeBytes, this.usedBytes + written);
    const busy = Math.min(seconds, readBytes / DISK_RATE.read + written / DISK_RATE.written);
    this.ioSeconds += busy;
    return busy / seconds;
  }

  get reads(): number {
    return this.readBytes / BYTES.read;
  }

  get writes(): number {
    return this.writtenBytes / BYTES.written;
  }

  get freeBytes(): number {
    return this.sizeBytes - this.usedBytes;
  }

  /** What is free to others than the superuser. */
  get availableBytes(): number {
    return Math.max(0, this.freeBytes - RESERVED_SHARE * this.sizeBytes);
  }
}
