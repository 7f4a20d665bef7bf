import { closeSync, openSync, writeSync } from 'node:fs';

/** Characters that are held back before they are written. */
const HELD = 1 << 20;

/** A file of OpenMetrics text that is written in large pieces, so that it may grow beyond what a string can hold. */
export class BlockFile {
  /** Bytes and lines written so far, the end mark not among them. */
  bytes = 0;
  lines = 0;
  private held: string[] = [];
  private length = 0;
  private readonly descriptor: number;

  constructor(readonly path: string) {
    this.descriptor = openSync(path, 'w');
  }

  write(text: string): void {
    this.held.push(text);
    this.length += text.length;
    if (this.length >= HELD) {
      this.flush();
    }
  }

  /** Writes what is held back and the format's end mark. */
  close(): void {
    this.flush();
    writeSync(this.descriptor, '# EOF\n');
    closeSync(this.descriptor);
  }

  private flush(): void {
    const data = Buffer.from(this.held.join(''));
    writeSync(this.descriptor, data);
    this.bytes += data.length;
    for (let at = data.indexOf('\n'); at !== -1; at = data.indexOf('\n', at + 1)) {
      this.lines++;
    }
    this.held = [];
    this.length = 0;
  }
}
