import { History, HistoryBudget, ScrapeOrderError } from './history';
import { PageReader, parsePage } from './parse';
import type { Scrape } from './types';

const MINUTE = 60000;
const failed = (t: number): Scrape => ({ t, error: 'no answer' });
const times = (history: History) => history.scrapes.map(({ t }) => t);

function filled(budget: HistoryBudget, count: number, series = 100, span?: number): History {
  const reader = new PageReader();
  const history = new History(budget, span);
  for (let tick = 0; tick < count; tick++) {
    history.push(scrape(reader, tick * 1000, series));
  }
  return history;
}

function scrape(reader: PageReader, t: number, series: number): Scrape {
  const page = Array.from({ length: series }, (_, index) => `a{i="${index}"} ${t}\n`).join('');
  return { t, snapshot: reader.read(page, t) };
}

describe('History', () => {
  it('keeps scrapes and failures in order', () => {
    const history = new History(new HistoryBudget());
    expect(history.kept).toBe(0);
    history.push({ t: 1, snapshot: parsePage('a 1\n', 1) });
    history.push(failed(2));
    expect(times(history)).toEqual([1, 2]);
    expect(history.kept).toBe(1);
    expect(history.shortened).toBeNull();
  });

  it.each([5, 4, NaN])('refuses a scrape at %d after one at 5', (t) => {
    const history = new History(new HistoryBudget());
    history.push(failed(5));
    expect(() => history.push(failed(t))).toThrow(ScrapeOrderError);
    expect(times(history)).toEqual([5]);
  });

  it('holds 15 minutes, or the span that it is given', () => {
    const history = new History(new HistoryBudget());
    [0, 10 * MINUTE, 15 * MINUTE, 16 * MINUTE].forEach((t) => history.push(failed(t)));
    expect(times(history)).toEqual([10 * MINUTE, 15 * MINUTE, 16 * MINUTE]);
    const short = new History(new HistoryBudget(), 10);
    [0, 10, 11].forEach((t) => short.push(failed(t)));
    expect(times(short)).toEqual([10, 11]);
    expect(short.shortened).toBeNull();
  });

  it('gives arrays that do not change any more', () => {
    const history = new History(new HistoryBudget());
    history.push(failed(1));
    const before = history.scrapes;
    history.push(failed(2));
    expect(before).toHaveLength(1);
  });

  it('frees what it counted', () => {
    const budget = new HistoryBudget();
    const history = filled(budget, 10, 100, 3000);
    expect(history.scrapes).toHaveLength(4);
    [100, 101].forEach((t) => history.push(failed(t * 1000)));
    expect(history.bytes).toBeLessThan(2000);
    history.dispose();
    expect(budget.used).toBe(0);
    expect(history.scrapes).toEqual([]);
  });
});

describe('HistoryBudget', () => {
  it('is 64 MiB without a limit', () => {
    expect(new HistoryBudget().limit).toBe(64 * 1024 * 1024);
  });

  it('shortens a history that is too large and says so', () => {
    const budget = new HistoryBudget(200000);
    const history = filled(budget, 300);
    expect(budget.used).toBeLessThanOrEqual(200000);
    expect(history.shortened).toEqual({ wanted: 299000, kept: history.kept });
    expect(history.kept).toBeLessThan(200000);
    expect(history.scrapes.at(-1)?.t).toBe(299000);
  });

  it('takes from the longest history first', () => {
    const budget = new HistoryBudget(300000);
    const long = filled(budget, 200);
    const short = filled(budget, 50);
    expect(budget.used).toBeLessThanOrEqual(300000);
    expect(short.shortened).toBeNull();
    expect(short.scrapes).toHaveLength(50);
    expect(long.shortened).not.toBeNull();
  });

  it('leaves each history its last scrape', () => {
    const budget = new HistoryBudget(1);
    const histories = [filled(budget, 5), filled(budget, 5)];
    expect(histories.map(({ scrapes }) => scrapes.length)).toEqual([1, 1]);
  });

  it('is not exceeded by many engines, whose histories end up about as long', () => {
    const budget = new HistoryBudget(2000000);
    const targets = Array.from({ length: 16 }, () => ({ reader: new PageReader(), history: new History(budget) }));
    for (let tick = 0; tick < 150; tick++) {
      targets.forEach(({ reader, history }) => history.push(scrape(reader, tick * 1000, 100)));
    }
    const kept = targets.map(({ history }) => history.kept);
    expect(budget.used).toBeLessThanOrEqual(2000000);
    expect(Math.max(...kept) - Math.min(...kept)).toBeLessThanOrEqual(2000);
  });

  it('lets a history grow again once there is room', () => {
    const budget = new HistoryBudget(140000);
    const history = new History(budget, 50000);
    const other = filled(budget, 100);
    const reader = new PageReader();
    for (let tick = 0; tick < 60; tick++) {
      history.push(scrape(reader, tick * 1000, 100));
    }
    expect(history.shortened).not.toBeNull();
    other.dispose();
    for (let tick = 60; tick < 160; tick++) {
      history.push(scrape(reader, tick * 1000, 20));
    }
    expect(history.shortened).toBeNull();
    expect(history.kept).toBe(50000);
  });
});
