import { ExpositionError, excerptOf, foundAt, lineNumberAt } from './errors';
import { PageReader, type PageReaderOptions, parsePage } from './parse';

function errorOf(page: string, options?: PageReaderOptions): ExpositionError {
  try {
    parsePage(page, 0, options);
  } catch (error) {
    if (error instanceof ExpositionError) {
      return error;
    }
    throw error;
  }
  throw new Error(`was read: ${page}`);
}

describe('refused pages', () => {
  it.each([
    ['a 1\nb x\n', 2, 'expected a number as the value, found “x”'],
    ['a 1\nb\n', 2, 'expected a number as the value, found the end of the line'],
    ['a 1_000\n', 1, 'expected a number as the value'],
    ['a 0x1p-2\n', 1, 'expected a number as the value'],
    ['a 1e400\n', 1, 'expected a number as the value'],
    ['a 1 1.5\n', 1, 'expected a timestamp in whole milliseconds'],
    ['a 1 99999999999999999999\n', 1, 'expected a timestamp in whole milliseconds'],
    ['a 1 2 3\n', 1, 'expected the end of the line, found “3”'],
    ['a{b="c} 1\n', 1, 'a quoted string is not closed'],
    ['a{b="c\n"} 1\n', 1, 'a quoted string is not closed'],
    ['a{b=c} 1\n', 1, 'expected a label value in quotes, found “c”'],
    ['a{b} 1\n', 1, 'expected `=` after the label name, found “}”'],
    ['a{,} 1\n', 1, 'expected a label name or `}`, found “,”'],
    ['a{b="c",,} 1\n', 1, 'expected a label name or `}`, found “,”'],
    ['a{b="c"\n', 1, 'expected `,` or `}` after the label value, found the end of the line'],
    ['a{b="1",b="2"} 1\n', 1, 'the label “b” stands twice'],
    ['a{__name__="b"} 1\n', 1, 'the label “__name__” is the metric name itself'],
    ['{b="1"} 1\n', 1, 'a label set has no metric name'],
    ['{"a","b"} 1\n', 1, 'a second metric name'],
    ['{""} 1\n', 1, 'expected a label name or `}`'],
    [
      '# TYPE a nonsense\n',
      1,
      'expected a metric type (counter, gauge, histogram, summary, untyped), found “nonsense”',
    ],
    ['# HELP 5 x\n', 1, 'expected a metric name after HELP, found “5”'],
    ['a 1 # {b="c"} 1\n', 1, 'expected a timestamp in whole milliseconds, found “#”'],
    ['\u0000a 1\n', 1, 'expected a metric name'],
  ])('%j: line %i, %s', (page, line, reason) => {
    const error = errorOf(page, { format: 'text' });
    expect(error).toMatchObject({ name: 'ExpositionError', line });
    expect(error.reason).toContain(reason);
    expect(error.message).toBe(`line ${line}: ${error.reason}`);
  });

  it.each([
    ['a 1\n', 1, 'expected # EOF as the last line'],
    ['a 1', 1, 'the page ends inside this line, expected # EOF'],
    ['', 1, 'expected # EOF as the last line'],
    ['# EOF\n\n', 2, 'the page goes on behind # EOF'],
    ['# EOF\na 1\n', 2, 'the page goes on behind # EOF'],
    ['a 1\n\n# EOF\n', 2, 'an empty line'],
    ['# a comment\n# EOF\n', 1, 'expected `# HELP`, `# TYPE`, `# UNIT` or `# EOF`'],
    ['a  1\n# EOF\n', 1, 'expected a number as the value'],
    ['a\t1\n# EOF\n', 1, 'expected a space and the value'],
    ['a{b="c", d="e"} 1\n# EOF\n', 1, 'expected a label name'],
    ['a{b="c"d="e"} 1\n# EOF\n', 1, 'expected `,` or `}`'],
    ['a 1 NaN\n# EOF\n', 1, 'expected the timestamp in seconds'],
    ['a 1 # {b="c"}\n# EOF\n', 1, "expected a space and the exemplar's value"],
    ['a 1 # {"b"} 1\n# EOF\n', 1, 'a metric name stands in the exemplar'],
    ['a 1 # {b="c"} x\n# EOF\n', 1, "expected a number as the exemplar's value"],
    ['# UNIT a seconds\n# EOF\n', 1, 'the unit “seconds” does not end the name'],
    ['# TYPE a untyped\n# EOF\n', 1, 'expected a metric type'],
    ['# HELP a\n# EOF\n', 1, 'expected a space and a text after the name in HELP'],
  ])('OpenMetrics %j: line %i, %s', (page, line, reason) => {
    const error = errorOf(page, { format: 'openmetrics' });
    expect(error.line).toBe(line);
    expect(error.reason).toContain(reason);
  });

  it.each([
    ['<!DOCTYPE html>\n<html></html>\n', 1, 'an HTML or XML page'],
    ['{"error":"not found"}', 1, 'a JSON document'],
    ['{\n  "status": 1\n}\n', 1, 'a JSON document'],
    ['["a"]', 1, 'a JSON document'],
    ['{}', 1, 'a JSON document'],
    ['\n\n<html>\n', 3, 'an HTML or XML page'],
  ])('%j is not a metrics page', (page, line, kind) => {
    const error = errorOf(page);
    expect(error.line).toBe(line);
    expect(error.reason).toContain(`this is not a metrics page: found ${kind}`);
  });

  it('names the line where a page was cut off', () => {
    expect(errorOf('a{b="c"} 1\na{b="d\n').line).toBe(2);
    expect(errorOf('a{b="c"} 1\na{b="d"}').line).toBe(2);
    expect(errorOf('a 1\r\nb 2\r\nc', { format: 'openmetrics' }).line).toBe(3);
  });

  it('shows at most 120 characters of the line', () => {
    expect(errorOf(`a ${'x'.repeat(500)}\n`).excerpt).toHaveLength(120);
    expect(errorOf('a x\r\n').excerpt).toBe('a x');
  });

  it('leave the last good page as it was', () => {
    const reader = new PageReader();
    const { layout } = reader.read('a 1\nb 2\n', 0);
    for (const page of ['a 1\nb', '<html>', 'a 1\nb x\n']) {
      expect(() => reader.read(page, 1)).toThrow(ExpositionError);
    }
    const next = reader.read('a 3\nb 4\n', 2);
    expect(next.layout).toBe(layout);
    expect([...next.values]).toEqual([3, 4]);
  });
});

describe('places in a page', () => {
  it('have a line number', () => {
    expect([0, 1, 2, 3].map((at) => lineNumberAt('a\nb\n', at))).toEqual([1, 1, 2, 2]);
  });

  it('are quoted in short', () => {
    expect(foundAt('abc def', 0, 7)).toBe('“abc”');
    expect(foundAt('"x"', 0, 3)).toBe('“"”');
    expect(foundAt('x', 1, 1)).toBe('the end of the line');
    expect(excerptOf('abc', 1, 3)).toBe('bc');
  });
});
