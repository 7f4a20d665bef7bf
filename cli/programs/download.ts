import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ReadableStream } from 'node:stream/web';
import { messageOf } from '../errors';

/** How long a server may take to begin its answer, milliseconds. */
const CONNECT_MS = 10_000;
/** How long a whole file may take, milliseconds. */
const DOWNLOAD_MS = 600_000;

/**
 * Downloads a file and checks it against a published SHA-256 list (`<hex>` alone, or `<hex>  <name>` lines).
 *
 * @throws Error with a clear line where it cannot be had or does not match; no file is left then.
 */
export async function downloadVerified(url: string, checksumUrl: string, target: string): Promise<void> {
  const name = basename(new URL(url).pathname);
  const expected = findChecksum(await (await request(checksumUrl)).text(), name);
  if (expected === null) {
    throw new Error(`${checksumUrl} lists no checksum for ${name}`);
  }
  mkdirSync(dirname(target), { recursive: true });
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    const { body } = await request(url);
    if (body === null) {
      throw new Error(`${url} answered with nothing`);
    }
    await pipeline(Readable.fromWeb(body as ReadableStream), hashing, createWriteStream(target));
    const actual = hash.digest('hex');
    if (actual !== expected) {
      throw new Error(`${name} has the checksum ${actual}, but ${expected} was published: not used`);
    }
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  }
}

/** The SHA-256 (lower-case hex) that a checksum file gives for a file name, or null. */
export function findChecksum(list: string, name: string): string | null {
  for (const line of list.split('\n')) {
    const match = /^([0-9a-f]{64})(?:\s+[*]?(\S+))?\s*$/i.exec(line.trim());
    if (match !== null && (match[2] === undefined || basename(match[2]) === name)) {
      return match[1].toLowerCase();
    }
  }
  return null;
}

async function request(url: string): Promise<Response> {
  const connect = new AbortController();
  const timer = setTimeout(() => connect.abort(), CONNECT_MS);
  try {
    const response = await fetch(url, { signal: AbortSignal.any([connect.signal, AbortSignal.timeout(DOWNLOAD_MS)]) });
    if (!response.ok) {
      throw new Error(`${url} answered ${response.status} ${response.statusText}`);
    }
    return response;
  } catch (error) {
    const host = new URL(url).host;
    throw new Error(connect.signal.aborted ? `${host} did not answer within 10 s` : `${host}: ${messageOf(error)}`);
  } finally {
    clearTimeout(timer);
  }
}
