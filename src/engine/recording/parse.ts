import { RecordingError, type RecordedScrape, type Recording } from './types';

const RECORD_AGAIN = 'Remove the line, or record again with `vllm-console record`.';
const CUT_OFF = 'The recorder was stopped while writing it; all lines before it are good.';

/**
 * Reads one line of a recording.
 *
 * @param lineNumber counted from 1, for the error.
 * @throws RecordingError where the line is not a recorded scrape.
 */
export function parseRecordingLine(line: string, lineNumber: number): RecordedScrape {
  const fail = (reason: string): never => {
    throw new RecordingError(lineNumber, reason, RECORD_AGAIN);
  };
  const fields = parseObject(line) ?? fail('not a JSON object');
  const { t, status, ms, page, error } = fields;
  if (typeof t !== 'number' || !Number.isFinite(t) || t < 0) {
    return fail('"t" is not a time in seconds since the epoch');
  }
  if (typeof status !== 'number' || !Number.isInteger(status)) {
    return fail('"status" is not an HTTP status, nor 0 for no answer');
  }
  if (ms !== undefined && ms !== null && typeof ms !== 'number') {
    return fail('"ms" is not a duration in milliseconds');
  }
  const duration = typeof ms === 'number' ? { ms } : {};
  if (status !== 200) {
    return { t, status, ...duration, error: typeof error === 'string' && error !== '' ? error : `HTTP ${status}` };
  }
  return typeof page === 'string' ? { t, status, ...duration, page } : fail('status is 200 but there is no "page"');
}

/**
 * Reads a whole recording. Lines that cannot be read are returned as problems and never cost the others; scrapes
 * come back in ascending order of time.
 */
export function parseRecording(text: string): Recording {
  const scrapes: RecordedScrape[] = [];
  const problems: RecordingError[] = [];
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    if (line.trim() === '') {
      return;
    }
    try {
      scrapes.push(parseRecordingLine(line, index + 1));
    } catch (error) {
      if (!(error instanceof RecordingError)) {
        throw error;
      }
      const cutOff = index === lines.length - 1;
      problems.push(cutOff ? new RecordingError(index + 1, 'the last line is cut off', CUT_OFF) : error);
    }
  });
  return { scrapes: scrapes.sort((a, b) => a.t - b.t), problems };
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
