import { PageReader, parsePage } from '../../engine/exposition/parse';
import { noticeOf } from './notice';
import { problemOfReading } from './problem-of-body';

function problemIn(page: string) {
  try {
    parsePage(page, 0);
  } catch (error) {
    return problemOfReading(error, page);
  }
  throw new Error('the page can be read');
}

describe('problemOfReading', () => {
  it('names the line of what is no metrics page', () => {
    expect(problemIn('up 1\nthis is text\n')).toEqual({
      cause: 'not-a-page',
      text: expect.stringMatching(/^This is not a metrics page: line 2: .*\.$/),
    });
  });

  it('knows an OpenMetrics page that was cut off', () => {
    expect(problemIn('# TYPE a gauge\na 1\n# TYPE b gau\n# EOF\n').cause).toBe('not-a-page');
    const reader = new PageReader({ format: 'openmetrics' });
    const cut = '# TYPE a gauge\na 1\n';
    expect(() => reader.read(cut, 0)).toThrow();
    try {
      reader.read(cut, 0);
    } catch (error) {
      expect(problemOfReading(error, cut).cause).toBe('cut-off');
    }
  });

  it('says what else went wrong', () => {
    expect(problemOfReading(new RangeError('too deep'), '').text).toContain('too deep');
  });
});

describe('noticeOf', () => {
  const noticeIn = (page: string) => {
    const reader = new PageReader();
    reader.read(page, 0);
    return noticeOf(reader.warnings);
  };

  it('says nothing of a page that is in order', () => {
    expect(noticeIn('up 1\n')).toBeUndefined();
  });

  it('suspects a proxy that merges two engines', () => {
    const page = '# TYPE a counter\na 1\nb 2\n# TYPE a counter\na 3\nb 4\n';
    expect(noticeIn('a 1\na 2\n')).toMatch(/^A series is exposed twice \(line 2\): probably a proxy merges/);
    expect(noticeIn(page)).toMatch(/^2 series are exposed twice \(line 5\)/);
  });
});
