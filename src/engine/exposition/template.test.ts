import { PageReader, parsePage } from './parse';
import { PageTemplate } from './template';

const names = Array.from({ length: 60 }, (_, index) => `m_bucket{le="${index}"}`);
const pageOf = (values: readonly string[], end = '\n') =>
  names.map((name, index) => `${name} ${values[index]}`).join('\n') + end;

/** Reads pages with one reader and checks each against a reader of its own. */
function inTurn(pages: readonly string[]) {
  const reader = new PageReader();
  return pages.map((page, t) => {
    const read = reader.read(page, t);
    const alone = parsePage(page, t);
    expect([...read.values]).toEqual([...alone.values]);
    expect(read.layout.series.map(({ key }) => key)).toEqual(alone.layout.series.map(({ key }) => key));
    expect(read.timestamps).toEqual(alone.timestamps);
    return read;
  });
}

const numbers = (step: number) =>
  names.map((_, index) => String(index > 20 && index < 40 ? step * 7 ** (index % 5) : index));

describe('pages of a known layout', () => {
  it('share the layout and take over what is unchanged', () => {
    const read = inTurn([1, 2, 3000, 3000, 4].map((step) => pageOf(numbers(step))));
    expect(new Set(read.map(({ layout }) => layout)).size).toBe(1);
    expect(new Set(read.map(({ values }) => values)).size).toBe(5);
  });

  it('follow values that get longer or shorter, the last one too', () => {
    const values = names.map(() => '9.0');
    const grown = values.map((value, index) => (index % 7 === 0 ? '10.0' : value));
    const last = [...values.slice(0, -1), '12345.678e+09'];
    inTurn([values, grown, last, values, grown].map((each) => pageOf(each, '')));
    inTurn([values, last, grown].map((each) => pageOf(each)));
  });

  it('see a value that only got digits at its end', () => {
    const read = inTurn([pageOf(names.map(() => '1')), pageOf(names.map((_, index) => (index === 50 ? '12' : '1')))]);
    expect(read[1].values[50]).toBe(12);
  });

  it('take NaN, infinities and signs for numbers', () => {
    inTurn(['1', 'NaN', '+Inf', '-Inf', '-1.5e-9', 'nan'].map((value) => pageOf(names.map(() => value))));
  });

  it('read on where a line end, a comment, a timestamp or a series changed', () => {
    const page = pageOf(numbers(1));
    const pages = [
      page,
      page.replaceAll('\n', '\r\n'),
      `# TYPE m histogram\n${page}`,
      page.replace(' 5\n', ' 5 17\n'),
      `${page}x 1\n`,
    ];
    const read = inTurn([...pages, page]);
    expect(read[1].layout).toBe(read[0].layout);
    expect(read[2].layout).not.toBe(read[0].layout);
    expect(read[4].layout.series[3]).toBe(read[0].layout.series[3]);
  });

  it('come back to one layout object after a page with a broken number', () => {
    const reader = new PageReader();
    const { layout } = reader.read(pageOf(numbers(1)), 0);
    expect(() => reader.read(pageOf(names.map(() => '1x')), 1)).toThrow('line 1');
    expect(reader.read(pageOf(numbers(2)), 2).layout).toBe(layout);
  });

  it('do not take a longer name for a number', () => {
    const reader = new PageReader();
    reader.read('up+1\n', 0);
    expect(() => reader.read('up1\n', 1)).toThrow('line 1');
  });

  it('keep exemplars and timestamps that did not change', () => {
    const reader = new PageReader();
    const page = (value: string) => `a_total ${value} 5 # {x="y"} 1 2\nb ${value}\n# EOF\n`;
    reader.read(page('1'), 0);
    const next = reader.read(page('22'), 1);
    expect([...next.values]).toEqual([22, 22]);
    expect([...next.timestamps!]).toEqual([5000, NaN]);
    expect(next.exemplars?.get(0)).toMatchObject({ value: 1, timestamp: 2000 });
  });
});

describe('PageTemplate', () => {
  const template = () => new PageTemplate('a 1\nb 2\n', Int32Array.of(2, 3, 6, 7), Float64Array.of(1, 2));

  it('gives the values where only numbers changed', () => {
    expect(template().read('a 10\nb 2.5\n')).toEqual(Float64Array.of(10, 2.5));
  });

  it.each(['a 1\nc 2\n', 'a 1\nb 2', 'a 1\nb 2\n\n', 'a x\nb 2\n', 'a 1 5\nb 2\n', '', 'a 1\nb 2 \n'])(
    'declines %j',
    (page) => {
      expect(template().read(page)).toBeUndefined();
    }
  );

  it('goes on from the last page that it took', () => {
    const known = template();
    expect(known.read('a 1\n')).toBeUndefined();
    expect(known.read('a 100\nb 2\n')).toEqual(Float64Array.of(100, 2));
    expect(known.read('a 1\nb 3\n')).toEqual(Float64Array.of(1, 3));
  });
});
