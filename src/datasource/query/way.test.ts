import { dateTime, type TimeRange } from '@grafana/data';
import type { VllmQuery } from './model';
import { isMoving, wayOf } from './way';

const NOW = 10_000_000;
const measure = (source?: 'auto' | 'live' | 'prometheus'): VllmQuery => ({
  refId: 'A',
  queryType: 'measure',
  measure: 'running',
  source,
});

function range(to: number, raw: string | number = to): TimeRange {
  const [start, end] = [dateTime(to - 60_000), dateTime(to)];
  return { from: start, to: end, raw: { from: start, to: typeof raw === 'string' ? raw : end } };
}

describe('wayOf', () => {
  it.each([
    ['no Prometheus', measure(), range(NOW, 'now'), { linked: false, liveSince: undefined }, 'live'],
    ['no Prometheus and the past', measure(), range(5), { linked: false, liveSince: NOW - 900 }, 'live'],
    ['a range that ends now', measure(), range(NOW, 'now'), { linked: true, liveSince: undefined }, 'live'],
    ['now, before the first scrape', measure(), range(NOW, 'now'), { linked: true, liveSince: NOW + 9 }, 'live'],
    ['a range within the history', measure(), range(NOW - 500), { linked: true, liveSince: NOW - 600 }, 'live'],
    ['a range before the history', measure(), range(NOW - 700), { linked: true, liveSince: NOW - 600 }, 'prometheus'],
    ['yesterday', measure(), range(NOW - 700, 'now-1d'), { linked: true, liveSince: NOW - 600 }, 'prometheus'],
    ['the past without a history', measure(), range(NOW - 700), { linked: true, liveSince: undefined }, 'prometheus'],
    ['a wish for live', measure('live'), range(5), { linked: true, liveSince: NOW - 600 }, 'live'],
    ['a wish for Prometheus', measure('prometheus'), range(NOW, 'now'), { linked: true, liveSince: 5 }, 'prometheus'],
  ] as const)('%s', (_, query, asked, ways, expected) => {
    expect(wayOf(query, asked, ways)).toBe(expected);
  });

  it('says what to do where a Prometheus is needed and none is linked', () => {
    const ways = { linked: false, liveSince: undefined };
    expect(() => wayOf(measure('prometheus'), range(NOW), ways)).toThrow(/settings of this vLLM datasource/);
    expect(() => wayOf({ refId: 'A', queryType: 'promql', expr: 'up' }, range(NOW), ways)).toThrow(/none is linked/);
  });
});

it('knows which ranges move on', () => {
  expect([range(NOW, 'now'), range(NOW, 'now-5m'), range(NOW)].map(isMoving)).toEqual([true, false, false]);
});
