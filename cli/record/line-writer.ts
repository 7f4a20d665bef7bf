import { closeSync, openSync, writeSync } from 'node:fs';
import { constants, createGzip } from 'node:zlib';
import { UsageError, codeOf, messageOf } from '../errors';

/** A file that is whole up to the last line written, whatever happens to the process. */
export interface LineWriter {
  /** Bytes in the file so far. */
  readonly bytes: number;
  /** Resolves when the line has left the process. */
  write(line: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a file for lines, packed where its name ends in `.gz`.
 *
 * @throws UsageError where it exists already and `force` is not set, or cannot be created.
 */
export function openLineWriter(path: string, force: boolean): LineWriter {
  const fd = open(path, force);
  return path.endsWith('.gz') ? gzipWriter(fd) : plainWriter(fd);
}

function open(path: string, force: boolean): number {
  try {
    return openSync(path, force ? 'w' : 'wx');
  } catch (error) {
    const exists = codeOf(error) === 'EEXIST';
    throw new UsageError(exists ? `${path} exists already: give --force to replace it` : messageOf(error));
  }
}

function plainWriter(fd: number): LineWriter {
  let bytes = 0;
  return {
    get bytes() {
      return bytes;
    },
    async write(line) {
      bytes += writeSync(fd, `${line}\n`);
    },
    async close() {
      closeSync(fd);
    },
  };
}

function gzipWriter(fd: number): LineWriter {
  const gzip = createGzip();
  let bytes = 0;
  gzip.on('data', (chunk: Buffer) => {
    bytes += writeSync(fd, chunk);
  });
  return {
    get bytes() {
      return bytes;
    },
    async write(line) {
      gzip.write(`${line}\n`);
      // A sync flush ends the block, so that everything up to here can be unpacked without the rest of the file.
      await new Promise<void>((done) => gzip.flush(constants.Z_SYNC_FLUSH, done));
    },
    async close() {
      await new Promise<void>((done) => gzip.once('end', done).end());
      closeSync(fd);
    },
  };
}
