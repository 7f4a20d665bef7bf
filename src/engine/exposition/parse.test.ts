import { PageReader, formatOfContentType, formatOfPage, parsePage } from './parse';
import type { Snapshot } from './types';

const EOF = '# EOF\n';

/** Key to value, in page order. */
function samples({ layout, values }: Snapshot): Array<[string, number]> {
  return layout.series.map(({ key }, position) => [key, values[position]]);
}

function first(text: string) {
  const { layout, values } = parsePage(text, 0);
  return { name: layout.series[0].name, labels: { ...layout.series[0].labels }, value: values[0] };
}

describe('text format 0.0.4', () => {
  it('reads samples with and without labels, in page order', () => {
    expect(samples(parsePage('b{z="1",a="2"} 3\na 1\n', 5))).toEqual([
      ['b{a="2",z="1"}', 3],
      ['a', 1],
    ]);
    expect(parsePage('a 1\n', 5).t).toBe(5);
  });

  it('resolves the escapes of label values and leaves other backslashes alone', () => {
    expect(first('a{b="\\\\ \\" \\n \\x é"} 1\n').labels).toEqual({ b: '\\ " \n \\x é' });
    expect(first('a{b="\\\\"} 1\n').labels).toEqual({ b: '\\' });
  });

  it('resolves the escapes of help texts, where a quote is none', () => {
    const { families } = parsePage('# HELP a x\\\\y\\nz\\"\n# TYPE a counter\na 1\n', 0).layout;
    expect(families.get('a')).toEqual({ name: 'a', type: 'counter', help: 'x\\y\nz\\"', unit: '' });
  });

  it.each([
    ['1', 1],
    ['+5', 5],
    ['-5', -5],
    ['-0', -0],
    ['.5', 0.5],
    ['5.', 5],
    ['1.5e3', 1500],
    ['1E-2', 0.01],
    ['1e-400', 0],
    ['1.7953118821488292e+09', 1795311882.1488292],
    ['123456789012345678901234567890', 123456789012345678901234567890],
    ['0.1', 0.1],
    ['NaN', NaN],
    ['nan', NaN],
    ['Inf', Infinity],
    ['+Inf', Infinity],
    ['-Inf', -Infinity],
    ['infinity', Infinity],
  ])('reads %s', (token, value) => {
    expect(Object.is(first(`a ${token}\n`).value, value)).toBe(true);
  });

  it('reads timestamps in milliseconds, where there are any', () => {
    const page = parsePage('a 1 1795311836300\nb 2\nc 3 -5\n', 0);
    expect([...page.timestamps!]).toEqual([1795311836300, NaN, -5]);
    expect(parsePage('a 1\n', 0).timestamps).toBeUndefined();
  });

  it('keeps `_created` samples as a gauge of their own', () => {
    const { layout } = parsePage('# TYPE a_total counter\na_total 1\n# TYPE a_created gauge\na_created 1.7e+09\n', 0);
    expect(layout.families.get('a_created')?.type).toBe('gauge');
    expect(layout.positions('a_created')).toEqual([1]);
  });

  it('takes families apart, late and out of order', () => {
    const { layout } = parsePage('a{x="1"} 1\nb 2\n# TYPE a counter\na{x="2"} 3\n# HELP a late\n', 0);
    expect(layout.positions('a')).toEqual([0, 2]);
    expect(layout.families.get('a')).toMatchObject({ type: 'counter', help: 'late' });
    expect(layout.families.has('b')).toBe(false);
  });

  it('takes CRLF, a missing last line end, empty lines, comments and a byte order mark', () => {
    const page = '\uFEFF# a comment\r\n#TYPE a nonsense\r\n\r\n \t\r\na 1\r\nb{c="d"} 2';
    expect(samples(parsePage(page, 0))).toEqual([
      ['a', 1],
      ['b{c="d"}', 2],
    ]);
  });

  it('takes blanks and tabs between tokens and a trailing comma', () => {
    const page = '\t#  TYPE \t a\tcounter \n a\t{ b = "1" ,\tc="2" , }\t 5 \t 7 \n';
    const read = parsePage(page, 0);
    expect(samples(read)).toEqual([['a{b="1",c="2"}', 5]]);
    expect([...read.timestamps!]).toEqual([7]);
    expect(read.layout.families.get('a')?.type).toBe('counter');
  });

  it('reads names in quotes as Prometheus 3 does', () => {
    expect(first('{"my.name",a="b"} 1\n')).toEqual({ name: 'my.name', labels: { a: 'b' }, value: 1 });
    expect(first('{x="1","my.name"} 1\n')).toEqual({ name: 'my.name', labels: { x: '1' }, value: 1 });
    expect(first('a{"x y"="1"} 1\n').labels).toEqual({ 'x y': '1' });
    expect(parsePage('# TYPE "my.name" gauge\n', 0).layout.families.get('my.name')?.type).toBe('gauge');
    expect(parsePage('{"my.name",a="b"} 1\n', 0).layout.series[0].key).toBe('{"my.name",a="b"}');
    expect(() => parsePage('{"my.name",a="b"} 1\nmy.name{a="c"} 2\n', 0)).toThrow('line 2');
    expect(parsePage('{"up"} 1\n', 0).layout.positionOf('up')).toBe(0);
  });

  it('reads empty pages', () => {
    expect(parsePage('', 0).values).toHaveLength(0);
    expect(parsePage('\n\n', 0).layout.series).toEqual([]);
  });

  it('counts a label without a value as absent', () => {
    expect(samples(parsePage('a{b=""} 1\n', 0))).toEqual([['a', 1]]);
  });

  it('keeps `le` and `quantile` as exposed', () => {
    expect(first('a_bucket{le="1.0"} 1\n').labels).toEqual({ le: '1.0' });
    expect(first('a{quantile="0.50"} 1\n').labels).toEqual({ quantile: '0.50' });
  });

  it('finds in labels only what the page has', () => {
    const { labels } = parsePage('a{__proto__="x"} 1\n', 0).layout.series[0];
    expect(labels['constructor']).toBeUndefined();
    expect(labels['__proto__']).toBe('x');
    expect(Object.keys(labels)).toEqual(['__proto__']);
  });

  it('takes `# EOF` and `# UNIT` for comments', () => {
    expect(samples(parsePage('# UNIT a b\n# EOF\na 1\n', 0))).toEqual([['a', 1]]);
  });
});

describe('OpenMetrics 1.0', () => {
  it('reads types, units and timestamps in seconds', () => {
    const page = `# TYPE a_seconds counter\n# UNIT a_seconds seconds\n# HELP a_seconds x \\"y\\"\na_seconds_total 1 1.5\n${EOF}`;
    const { layout, timestamps } = parsePage(page, 0);
    expect(layout.families.get('a_seconds')).toEqual({
      name: 'a_seconds',
      type: 'counter',
      help: 'x "y"',
      unit: 'seconds',
    });
    expect([...timestamps!]).toEqual([1500]);
  });

  it('reads exemplars', () => {
    const page = `a_total 1 # {trace="x\\"y",} 2 3.5\nb 1\nc 1 4 # {} 5\n${EOF}`;
    expect(JSON.stringify([...parsePage(page, 0).exemplars!])).toBe(
      '[[0,{"labels":{"trace":"x\\"y"},"value":2,"timestamp":3500}],[2,{"labels":{},"value":5}]]'
    );
    expect(parsePage(EOF, 0).exemplars).toBeUndefined();
  });

  it('keeps `_created` samples with their family', () => {
    const { layout } = parsePage(`# TYPE a counter\na_total 1\na_created 1.7e+09\n${EOF}`, 0);
    expect([...layout.families.keys()]).toEqual(['a']);
    expect(layout.positionOf('a_created')).toBe(1);
  });

  it('is told by the last line or by the content type', () => {
    expect(formatOfPage('a 1\n# EOF')).toBe('openmetrics');
    expect(formatOfPage('a 1\r\n# EOF\r\n')).toBe('openmetrics');
    expect(formatOfPage('a 1\n# EOF\n\n')).toBe('text');
    expect(formatOfPage('a # EOF')).toBe('text');
    expect(formatOfContentType('application/openmetrics-text; version=1.0.0; charset=utf-8')).toBe('openmetrics');
    expect(formatOfContentType('text/plain; version=0.0.4')).toBe('text');
    expect(formatOfContentType('text/html')).toBeUndefined();
    expect(formatOfContentType(null)).toBeUndefined();
    expect(samples(parsePage('a  1\n# EOF\n', 0, { format: 'text' }))).toEqual([['a', 1]]);
  });
});

describe('a series that is on a page twice', () => {
  it('keeps its first value and is told of by line', () => {
    const reader = new PageReader();
    expect(samples(reader.read('a{b="1",c="2"} 1\nb 2\na{c="2",b="1"} 3\n', 0))).toEqual([
      ['a{b="1",c="2"}', 1],
      ['b', 2],
    ]);
    expect(reader.warnings).toEqual([{ line: 3, reason: expect.stringContaining('a{b="1",c="2"}') }]);
    reader.read('a 1\n', 0);
    expect(reader.warnings).toEqual([]);
  });

  it('is found among buckets, known series and metrics that come back', () => {
    const reader = new PageReader();
    const page = 'h{le="1"} 1\nh{le="2"} 2\nh{le="1"} 3\nx{a="1"} 1\ny{a="1"} 1\nx{a="1"} 2\n';
    for (let tick = 0; tick < 3; tick++) {
      expect(reader.read(page, tick).values).toHaveLength(4);
      expect(reader.warnings.map(({ line }) => line)).toEqual([3, 6]);
    }
  });
});
