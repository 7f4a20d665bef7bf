import { createDataFrame } from '@grafana/data';
import { parsePage } from '../../engine/exposition/parse';
import type { Problem } from '../connection/problem';
import type { FeedState } from '../live/types';
import { notices, warning, withNotices } from './notices';

const NOW = 1_000_000;
const problem: Problem = { cause: 'timeout', text: 'The engine did not answer in time.' };

function state(more: Partial<FeedState> = {}, age = 2000): FeedState {
  return {
    page: 'engine',
    target: {},
    scrapes: [],
    snapshot: parsePage('x 1\n', NOW - age),
    interval: 5000,
    wantedInterval: 5000,
    ...more,
  };
}

it.each<[string, FeedState, string[]]>([
  ['nothing while all is well', state(), []],
  [
    'how old the values are, and why',
    state({ problem }, 12_000),
    ['Last updated 12 s ago: The engine did not answer in time.'],
  ],
  ['how old they are where nobody knows why', state({}, 150_000), ['Last updated 3 min ago.']],
  ['nothing of an age that scrapes explain', state({}, 14_000), []],
  ['the problem alone before the first page', state({ snapshot: undefined, problem }), [problem.text]],
  ['nothing before the first scrape', state({ snapshot: undefined }), []],
  [
    'why it scrapes less often',
    state({ interval: 30_000, ms: 1500 }),
    ['Scraped every 30 s instead of 5 s: a scrape takes 1.5 s.'],
  ],
  ['that it scrapes less often', state({ interval: 10_000, ms: 20 }), ['Scraped every 10 s instead of 5 s.']],
  [
    'nothing of longer pauses after a failure',
    state({ interval: 10_000, ms: 20, problem }),
    ['Last updated 2 s ago: The engine did not answer in time.'],
  ],
  ['nothing odd of a clock that was set back', state({ problem }, -5000), [`Last updated 0 s ago: ${problem.text}`]],
])('says %s', (_, feed, expected) => {
  expect(notices(feed, NOW).map(({ text }) => text)).toEqual(expected);
});

it('is an error only where there is nothing to show', () => {
  expect(notices(state({ problem }), NOW)[0].severity).toBe('warning');
  expect(notices(state({ snapshot: undefined, problem }), NOW)[0].severity).toBe('error');
});

it('says that the clocks differ, where that is more than their seconds can tell', () => {
  expect(notices(state({ skew: 42_000 }), NOW)).toEqual([
    { severity: 'warning', text: expect.stringMatching(/^This computer’s clock is 42 s behind Grafana’s/) },
  ]);
  expect(notices(state({ skew: -90_000 }), NOW)[0].text).toMatch(/ahead of Grafana’s/);
  expect(notices(state({ skew: 3_000 }), NOW)).toEqual([]);
});

it('says once that series are on the page twice, and where to look', () => {
  const odd = Array.from({ length: 5 }, (_, i) => ({ line: i + 1, reason: 'the series stands twice' }));
  expect(notices(state(), NOW, odd)).toEqual([
    { severity: 'warning', text: expect.stringMatching(/5 series are exposed twice \(line 1\).*two engines/) },
  ]);
});

describe('withNotices', () => {
  const frame = createDataFrame({ refId: 'A', fields: [], meta: { notices: [warning('own')] } });

  it('adds them to the first frame and changes no other', () => {
    const second = createDataFrame({ refId: 'A', fields: [] });
    const [first, ...rest] = withNotices([frame, second], [warning('more')], 'A');
    expect(first.meta?.notices?.map(({ text }) => text)).toEqual(['own', 'more']);
    expect(frame.meta?.notices).toHaveLength(1);
    expect(rest[0]).toBe(second);
  });

  it('makes a frame to say them where there is none, and none for nothing', () => {
    expect(withNotices([], [warning('more')], 'B')).toMatchObject([
      { refId: 'B', meta: { notices: [{ text: 'more' }] } },
    ]);
    expect(withNotices([], [], 'B')).toEqual([]);
  });
});
