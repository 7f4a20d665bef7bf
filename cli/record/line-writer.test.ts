import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatRecordingLine } from '../../src/engine/recording/format';
import { UsageError } from '../errors';
import { readRecordingFile } from '../io/recording-file';
import { openLineWriter } from './line-writer';

const folder = mkdtempSync(join(tmpdir(), 'line-writer-'));
afterAll(() => rmSync(folder, { recursive: true }));

const line = (t: number) => formatRecordingLine({ t, status: 200, page: `up ${t}\n`.repeat(200) });

describe.each(['pages.ndjson', 'pages.ndjson.gz'])('%s', (name) => {
  const path = join(folder, name);

  it('is whole after every line, without being closed', async () => {
    const writer = openLineWriter(path, true);
    for (const t of [1, 2, 3]) {
      await writer.write(line(t));
      expect(readRecordingFile(path)).toMatchObject({ problems: [], scrapes: { length: t } });
    }
    await writer.close();
    expect(readRecordingFile(path).scrapes.map(({ t }) => t)).toEqual([1, 2, 3]);
    expect(writer.bytes).toBe(readFileSync(path).length);
  });

  it('gives every whole line when it is cut anywhere', async () => {
    const whole = readFileSync(path);
    const cut = join(folder, `cut-${name}`);
    let most = 0;
    for (let length = whole.length; length > 40; length -= 37) {
      writeFileSync(cut, whole.subarray(0, length));
      const scrapes = tryRead(cut);
      expect(scrapes).toEqual([1, 2, 3].slice(0, scrapes.length));
      most = Math.max(most, scrapes.length);
    }
    expect(most).toBeGreaterThanOrEqual(2);
  });

  it('is never replaced unasked', () => {
    expect(() => openLineWriter(path, false)).toThrow(UsageError);
    expect(() => openLineWriter(path, false)).toThrow(/--force/);
    expect(readRecordingFile(path).scrapes).toHaveLength(3);
  });
});

function tryRead(path: string): number[] {
  try {
    return readRecordingFile(path).scrapes.map(({ t }) => t);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return [];
  }
}
