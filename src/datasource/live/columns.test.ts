import { parsePage } from '../../engine/exposition/parse';
import { Columns } from './columns';
import { breakBetween, instantsOf } from './instants';

const of = (engine: string, value: number, upper?: number) => ({
  labels: { engine },
  value,
  ...(upper !== undefined && { bounds: { lower: 0, upper } }),
});

describe('Columns', () => {
  it('lines up groups that come and go, with null where one has no value', () => {
    const columns = new Columns();
    columns.push(1, [of('0', 10)]);
    columns.push(2, [of('0', 11), of('1', 20)]);
    columns.push(3, [of('1', 21)]);
    expect(columns.series()).toEqual([
      { labels: { engine: '0' }, times: [1, 2, 3], values: [10, 11, null] },
      { labels: { engine: '1' }, times: [1, 2, 3], values: [null, 20, 21] },
    ]);
  });

  it('takes the newest instant back', () => {
    const columns = new Columns();
    columns.push(1, [of('0', 10)]);
    columns.push(2, [of('0', 11)]);
    columns.pop();
    columns.push(3, [of('0', 12)]);
    expect(columns.series()).toEqual([{ labels: { engine: '0' }, times: [1, 3], values: [10, 12] }]);
  });

  it('forgets what is old, and groups with it', () => {
    const columns = new Columns();
    columns.push(1, [of('0', 10)]);
    columns.push(2, [of('1', 20)]);
    columns.trim(2);
    expect(columns.series()).toEqual([{ labels: { engine: '1' }, times: [2], values: [20] }]);
  });

  it('gives the bounds of quantiles, and none where no value has any', () => {
    const columns = new Columns();
    columns.push(1, [of('0', 0.2, 0.3)]);
    columns.push(2, [of('0', NaN)]);
    expect(columns.series()).toEqual([
      { labels: { engine: '0' }, times: [1, 2], values: [0.2, NaN], lower: [0, null], upper: [0.3, null] },
    ]);
  });
});

describe('instantsOf', () => {
  const scrapes = [1_000, 2_000, 3_000, 4_000, 5_500].map((t) => ({ t, snapshot: parsePage('x 1\n', t) }));

  it('takes every scrape where the step is finer', () => {
    expect(instantsOf(scrapes, 0, 10_000, 1_000)).toEqual([1_000, 2_000, 3_000, 4_000, 5_500]);
  });

  it('takes the last scrape of each step', () => {
    expect(instantsOf(scrapes, 0, 10_000, 2_000)).toEqual([1_000, 3_000, 5_500]);
  });

  it('leaves failed scrapes out, and knows where they break a graph', () => {
    const failed = [...scrapes.slice(0, 2), { t: 2_500, error: 'down' }, ...scrapes.slice(2)];
    expect(instantsOf(failed, 0, 10_000, 1_000)).toEqual([1_000, 2_000, 3_000, 4_000, 5_500]);
    expect(breakBetween([failed[2]], 2_000, 3_000)).toBe(2_500);
    expect(breakBetween([failed[2]], 3_000, 4_000)).toBeUndefined();
  });

  it('keeps to the range', () => {
    expect(instantsOf(scrapes, 2_000, 4_000, 1_000)).toEqual([2_000, 3_000, 4_000]);
  });
});
