import { seriesKey } from './keys';
import { isSameLayout } from './layout';
import { PageReader, parsePage } from './parse';

const layoutOf = (page: string) => parsePage(page, 0).layout;

describe('Layout', () => {
  const layout = layoutOf('# HELP a x\na{i="1"} 1\nb 2\na{i="2"} 3\n');

  it('finds series by name and by key', () => {
    expect(layout.positions('a')).toEqual([0, 2]);
    expect(layout.positions('c')).toEqual([]);
    expect(layout.positionOf('a{i="2"}')).toBe(2);
    expect(layout.positionOf(seriesKey('a', { i: '2', none: '' }))).toBe(2);
    expect(layout.positionOf('a')).toBe(-1);
  });

  it('is the same for the same series, order and families', () => {
    expect(isSameLayout(layout, layoutOf('# HELP a x\na{i="1"} 9\nb 8\na{i="2"} 7\n'))).toBe(true);
    expect(isSameLayout(layout, layoutOf('# HELP a y\na{i="1"} 1\nb 2\na{i="2"} 3\n'))).toBe(false);
    expect(isSameLayout(layout, layoutOf('# HELP a x\nb 2\na{i="1"} 1\na{i="2"} 3\n'))).toBe(false);
    expect(isSameLayout(layout, layoutOf('# HELP a x\na{i="1"} 1\nb 2\n'))).toBe(false);
  });

  it('may be given to a reader, which goes on with it', () => {
    const reader = new PageReader({ layout });
    const other = reader.read('# HELP a x\na{i="1"} 1\nc 2\n', 0);
    expect(other.layout).not.toBe(layout);
    expect(other.layout.series[0]).toBe(layout.series[0]);
    const same = new PageReader({ layout }).read('# HELP a x\na{i="1"} 9\nb 8\na{i="2"} 7\n', 0);
    expect(same.layout).toBe(layout);
    expect([...same.values]).toEqual([9, 8, 7]);
  });
});
