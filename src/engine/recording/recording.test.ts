import fc from 'fast-check';
import { formatRecordingLine } from './format';
import { parseRecording, parseRecordingLine } from './parse';
import { toSource } from './source';
import { RecordingError, type RecordedScrape } from './types';

const page = '# TYPE up gauge\nup 1\n';
const good: RecordedScrape = { t: 1795311925.801, status: 200, ms: 10.1, page };
const failed: RecordedScrape = { t: 1795311926.8, status: 0, error: 'ClientConnectorError' };

const anyScrape = fc.oneof(
  fc.record({
    t: fc.integer({ min: 0, max: 4e12 }).map((ms) => ms / 1000),
    status: fc.constant(200 as const),
    page: fc.string({ unit: 'binary' }),
  }),
  fc.record({
    t: fc.integer({ min: 0, max: 4e12 }).map((ms) => ms / 1000),
    status: fc.integer({ min: 0, max: 599 }).filter((status) => status !== 200),
    error: fc.string({ minLength: 1 }),
  })
);

describe('a line of a recording', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(anyScrape, (scrape) => {
        const line = formatRecordingLine(scrape);
        expect(line).not.toContain('\n');
        expect(parseRecordingLine(line, 1)).toEqual(scrape);
      })
    );
  });

  it('is read as the recordings have it, with nulls and extra fields', () => {
    expect(parseRecordingLine('{"t":1,"status":0,"ms":null,"error":"gone","more":1}', 1)).toEqual({
      t: 1,
      status: 0,
      error: 'gone',
    });
    expect(parseRecordingLine('{"t":1,"status":503}', 1)).toEqual({ t: 1, status: 503, error: 'HTTP 503' });
  });

  it.each([
    ['', 'not a JSON object'],
    ['[1]', 'not a JSON object'],
    ['{"t":"now","status":200,"page":""}', '"t" is not a time'],
    ['{"t":1,"page":""}', '"status" is not an HTTP status'],
    ['{"t":1,"status":200}', 'there is no "page"'],
    ['{"t":1,"status":200,"ms":"long","page":""}', '"ms" is not a duration'],
  ])('that is %p is a typed error', (line, reason) => {
    expect(() => parseRecordingLine(line, 7)).toThrow(RecordingError);
    expect(() => parseRecordingLine(line, 7)).toThrow(/^line 7: /);
    expect(() => parseRecordingLine(line, 7)).toThrow(reason);
  });
});

describe('a recording', () => {
  const lines = [good, failed, { ...good, t: 1795311927.8 }].map(formatRecordingLine);

  it('loses only the line that a crash cut off', () => {
    const text = `${lines.join('\n')}\n`;
    expect(parseRecording(text)).toEqual({ scrapes: [good, failed, { ...good, t: 1795311927.8 }], problems: [] });
    const { scrapes, problems } = parseRecording(text.slice(0, -20));
    expect(scrapes).toEqual([good, failed]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line: 3, reason: 'the last line is cut off' });
  });

  it('keeps what follows a bad line, and its order is that of time', () => {
    const { scrapes, problems } = parseRecording([lines[2], 'nonsense', '', lines[0]].join('\n'));
    expect(scrapes.map(({ t }) => t)).toEqual([1795311925.801, 1795311927.8]);
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([[2, 'not a JSON object']]);
  });
});

describe('the source of a recording', () => {
  it('has one scrape a line, in milliseconds, and failures with their reasons', () => {
    const unreadable: RecordedScrape = { t: 1795311928, status: 200, page: 'up{ 1\n' };
    const { target, scrapes } = toSource([good, failed, unreadable], { job: 'vllm' });
    expect(target).toEqual({ job: 'vllm' });
    expect(scrapes.map(({ t }) => t)).toEqual([1795311925801, 1795311926800, 1795311928000]);
    expect(scrapes[0].snapshot?.values[0]).toBe(1);
    expect(scrapes[1].error).toBe('ClientConnectorError');
    expect(scrapes[2].error).toMatch(/^line 1: /);
  });
});
