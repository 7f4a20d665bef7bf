import { UsageError } from './errors';
import { collectHeader, parseFactor, parseHttpUrl, parsePort } from './options';
import { metricsUrl } from './record/scrape';

describe('options', () => {
  it.each([
    ['http://host:8000', 'http://host:8000/metrics'],
    ['http://host:8000/', 'http://host:8000/metrics'],
    ['http://host:8000/metrics', 'http://host:8000/metrics'],
    ['https://host/base/', 'https://host/base/metrics'],
    ['https://host/metrics?name=a', 'https://host/metrics?name=a'],
  ])('%s is scraped at %s', (url, page) => expect(metricsUrl(parseHttpUrl(url))).toBe(page));

  it('refuses what is no address, and passwords in one', () => {
    for (const text of ['', 'host:8000', 'ftp://host', 'http://user:secret@host']) {
      expect(() => parseHttpUrl(text)).toThrow(UsageError);
    }
    expect(() => parseHttpUrl('http://user:secret@host')).not.toThrow(/secret/);
  });

  it('reads ports and factors', () => {
    expect([parsePort('0'), parsePort('65535'), parseFactor('0.5')]).toEqual([0, 65535, 0.5]);
    for (const text of ['65536', '-1', 'http', '1.5', '']) {
      expect(() => parsePort(text)).toThrow(UsageError);
    }
    for (const text of ['0', '-1', 'fast']) {
      expect(() => parseFactor(text)).toThrow(UsageError);
    }
  });

  it('collects headers', () => {
    expect(collectHeader('X-A: b', collectHeader('Authorization: Bearer c:d'))).toEqual({
      Authorization: 'Bearer c:d',
      'X-A': 'b',
    });
    expect(() => collectHeader('no colon')).toThrow(UsageError);
  });
});
