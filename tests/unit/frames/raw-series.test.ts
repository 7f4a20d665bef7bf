import { type RawResult, rawSeries } from '../../../src/datasource/frames/raw';
import { parsePage } from '../../../src/engine/exposition/parse';
import type { Source } from '../../../src/engine/exposition/types';
import { rate } from '../../../src/engine/measures/expression';
import { LiveEvaluator } from '../../../src/engine/measures/live/evaluate';
import { instantsOf } from '../../../src/datasource/live/instants';
import { raw, recorded, target } from './support';

const TOKENS = 'vllm:generation_tokens_total';
const WINDOW = 20_000;
const everyScrape = ({ scrapes }: Source) => instantsOf(scrapes, 0, Infinity, 1);
const texts = ({ notices }: RawResult) => notices.map(({ text }) => text);

function pages(...texts: Array<string | null>): Source {
  const scrapes = texts.map((text, i) => {
    const t = 1000 * i;
    return text === null ? { t, error: 'refused' } : { t, snapshot: parsePage(text, t) };
  });
  return { target, scrapes };
}

describe.each(['healthy-0.32.0', 'restart-0.32.0', 'data-parallel-2-0.32.0'])('rates of %s', (name) => {
  const source = recorded(name);
  const instants = everyScrape(source);
  const { series } = rawSeries(source, raw(TOKENS, { fn: 'rate' }), { instants, window: WINDOW });

  it('are those that measures have', () => {
    expect(series.length).toBeGreaterThan(0);
    instants.forEach((at, i) => {
      const expected = new LiveEvaluator([source], { at, window: WINDOW, by: ['engine'] }).expression(
        rate('generation_tokens')
      );
      const got = series.flatMap(({ labels, values }) =>
        values[i] === null ? [] : [{ labels: { engine: labels.engine }, value: values[i] }]
      );
      expect(got).toEqual(expected);
    });
  });

  it('are increases by the second', () => {
    const increase = rawSeries(source, raw(TOKENS, { fn: 'increase' }), { instants, window: WINDOW }).series;
    increase.forEach(({ values }, n) =>
      values.forEach((value, i) => {
        const second = series[n].values[i];
        expect(value === null ? null : value / 20).toEqual(second === null ? null : expect.closeTo(second, 6));
      })
    );
  });
});

describe('values', () => {
  it('end where a scrape failed or no longer has the series, and begin anew', () => {
    const source = pages('x 1\ny 5\n', null, 'x 3\n', 'x 4\ny 7\n');
    const [x] = rawSeries(source, raw('x'), { instants: [0, 500, 1000, 1500, 2000, 3000], window: 0 }).series;
    expect(x).toMatchObject({
      labels: { __name__: 'x', ...target },
      times: [0, 500, 1000, 1500, 2000, 3000],
      values: [1, 1, null, null, 3, 4],
    });
    const [y] = rawSeries(source, raw('y'), { instants: [0, 1000, 2000, 3000], window: 0 }).series;
    expect(y.values).toEqual([5, null, null, 7]);
  });

  it('last five minutes, and longer than their scrape where they have a time of their own', () => {
    const source = pages('x 1 0\n', 'y 1\n');
    const at = (...instants: number[]) => rawSeries(source, raw('x'), { instants, window: 0 });
    expect(texts(at(500))[0]).toMatch(/^The page has no “x”/);
    const both = pages('x 1 0\n', 'x 1 0\n');
    const { series } = rawSeries(both, raw('x'), { instants: [1500, 299_999, 300_000], window: 0 });
    expect(series[0].values).toEqual([1, 1, null]);
  });

  it('keep NaN as the page has it', () => {
    const { series } = rawSeries(pages('x NaN\n'), raw('x'), { instants: [0], window: 0 });
    expect(series[0].values).toEqual([NaN]);
  });
});

it('gives every kind of a histogram’s samples with its own unit', () => {
  const source = recorded('healthy-0.32.0');
  const { series } = rawSeries(source, raw('vllm:time_to_first_token_seconds'), {
    instants: everyScrape(source).slice(-1),
    window: 0,
  });
  const units = new Map(series.map(({ labels, unit }) => [labels.__name__.replace(/^.*_/, ''), unit]));
  expect([...units]).toEqual([
    ['bucket', 'short'],
    ['count', 'short'],
    ['sum', 's'],
  ]);
  expect(series.find(({ labels }) => labels.__name__.endsWith('_sum'))?.values[0]).toBeGreaterThan(0);
});

it('keeps what meets all filters', () => {
  const source = recorded('healthy-0.32.0');
  const instants = everyScrape(source).slice(-1);
  const reasons = (...filters: NonNullable<ReturnType<typeof raw>['filters']>) =>
    rawSeries(source, raw('vllm:request_success_total', { filters }), { instants, window: 0 }).series.map(
      ({ labels }) => labels.finished_reason
    );
  const label = 'finished_reason';
  const all = reasons();
  expect(all).toEqual(expect.arrayContaining(['stop', 'length', 'abort', 'error']));
  expect(reasons({ label, op: '=', value: 'stop' })).toEqual(['stop']);
  expect(reasons({ label, op: '!=', value: 'stop' })).toEqual(all.filter((reason) => reason !== 'stop'));
  expect(reasons({ label, op: '=~', value: 'st' })).toEqual([]);
  expect(reasons({ label, op: '=~', value: 'st.*|abort' }).sort()).toEqual(['abort', 'stop']);
  expect(reasons({ label, op: '!~', value: '.+' })).toEqual([]);
  expect(reasons({ label: 'none', op: '=', value: '' })).toEqual(all);
  expect(reasons({ label: 'instance', op: '!=', value: target.instance })).toEqual([]);
});

it('says which filter is no regular expression', () => {
  const query = raw(TOKENS, { filters: [{ label: 'engine', op: '=~', value: '(0' }] });
  expect(() => rawSeries(pages('x 1\n'), query, { instants: [0], window: 0 })).toThrow(
    'The filter on engine is no regular expression: “(0” (Unterminated group). Put a backslash before special characters, or use = instead of =~.'
  );
});

it('leaves out what is beyond 500 series, and says so', () => {
  const page = Array.from({ length: 512 }, (_, i) => `x{n="${i}"} ${i}\n`).join('');
  const result = rawSeries(pages(page), raw('x'), { instants: [0], window: 0 });
  expect(result.series).toHaveLength(500);
  expect(texts(result)).toEqual(['12 of 512 series are left out: narrow them down with a filter.']);
});

it('warns of the rate of a gauge', () => {
  const source = recorded('healthy-0.32.0');
  const range = { instants: everyScrape(source).slice(-1), window: WINDOW };
  const gauge = rawSeries(source, raw('vllm:num_requests_running', { fn: 'rate' }), range);
  expect(texts(gauge)).toEqual(['“vllm:num_requests_running” goes up and down: rate takes every fall for a restart.']);
  expect(texts(rawSeries(source, raw(TOKENS, { fn: 'rate' }), range))).toEqual([]);
});

it('says why a family may be missing', () => {
  const source = recorded('healthy-0.16.0');
  const range = { instants: everyScrape(source).slice(-1), window: WINDOW };
  expect(texts(rawSeries(source, raw('vllm:admission_rejections_total'), range))).toEqual([
    'The page has no “vllm:admission_rejections_total”. Needs vLLM 0.32.0 or newer.',
  ]);
  expect(texts(rawSeries(source, raw('no_such'), range))[0]).toMatch(/query of type Page/);
  expect(rawSeries({ target, scrapes: [] }, raw('x'), { instants: [], window: 0 })).toEqual({
    series: [],
    notices: [],
  });
});
