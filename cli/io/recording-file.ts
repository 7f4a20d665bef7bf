import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { parseRecording } from '../../src/engine/recording/parse';
import { type Recording } from '../../src/engine/recording/types';
import { UsageError, messageOf } from '../errors';

const PAGES = ['pages.ndjson.gz', 'pages.ndjson'];

/** A recording that was read from a file. */
export interface RecordingFile extends Recording {
  readonly path: string;
  /** What people call it: its folder's name for `pages.ndjson[.gz]`, else the file's. */
  readonly name: string;
}

/**
 * Finds the pages of a recording.
 *
 * @param path a folder that holds `pages.ndjson[.gz]`, or such a file.
 * @throws UsageError where there is none.
 */
function findRecording(path: string): string {
  if (!existsSync(path)) {
    throw new UsageError(`${path}: no such file or folder`);
  }
  if (!statSync(path).isDirectory()) {
    return path;
  }
  const file = PAGES.map((name) => join(path, name)).find((candidate) => existsSync(candidate));
  if (file === undefined) {
    throw new UsageError(`${path} is not a recording: it holds neither ${PAGES.join(' nor ')}`);
  }
  return file;
}

/**
 * Reads a recording; one that was cut off in mid-line or in mid-gzip gives every whole line before the cut.
 *
 * @throws UsageError where the file is missing or holds not one scrape.
 */
export function readRecordingFile(path: string): RecordingFile {
  const file = findRecording(path);
  const recording = parseRecording(readText(file));
  if (recording.scrapes.length === 0) {
    throw new UsageError(`${file} holds no scrape${recording.problems[0] ? `: ${recording.problems[0].message}` : ''}`);
  }
  const own = basename(file);
  const name = PAGES.includes(own) ? basename(dirname(resolve(file))) : own.replace(/\.ndjson(\.gz)?$/, '');
  return { ...recording, path: file, name };
}

function readText(file: string): string {
  const bytes = readFileSync(file);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    return bytes.toString('utf8');
  }
  try {
    // Z_SYNC_FLUSH as the last flush: a file without its gzip trailer is read as far as it goes.
    return gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be unpacked: ${messageOf(error)}`);
  }
}
