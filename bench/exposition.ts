import parsePrometheusTextFormat from 'parse-prometheus-text-format';
import { History, HistoryBudget } from '../src/engine/exposition/history';
import { PageReader, parsePage } from '../src/engine/exposition/parse';
import { recordedPages } from './recorded-pages';
import { atMost, median } from './rows';
import type { BenchRow } from './types';

const WARM_UP_ROUNDS = 12;
const ROUNDS = 12;
const SNAPSHOTS = 900;
const TICK = 1000;
const MEGABYTE = 1e6;
const MEBIBYTE = 1024 * 1024;
const ENGINES = 64;

/** Speed against a package and a bare pass over the same pages, and the memory of what is kept. */
export async function benchExposition(): Promise<BenchRow[]> {
  const pages = recordedPages();
  return [...benchSpeed(pages), benchHistory(pages), benchManyEngines(pages)];
}

/** The page in memory of its own, flat, as a fetch gives it. */
function fresh(quotedPage: string): string {
  return JSON.parse(quotedPage);
}

function bareNumbers(page: string): number[] {
  const numbers: number[] = [];
  for (const line of page.split('\n')) {
    if (line !== '' && line.charCodeAt(0) !== 35) {
      numbers.push(Number(line.slice(line.lastIndexOf(' ') + 1)));
    }
  }
  return numbers;
}

/** Each second page without one of its series, as when a label value appears and goes. */
function withChangingSeries(pages: string[]): string[] {
  return pages.map((page, index) => {
    const lines = fresh(page).split('\n');
    return JSON.stringify(lines.filter((_, line) => index % 2 === 0 || line !== lines.length >> 1).join('\n'));
  });
}

function benchSpeed(pages: string[]): BenchRow[] {
  const reader = new PageReader();
  const changingReader = new PageReader();
  const changing = withChangingSeries(pages);
  const runs = {
    package: (page: string) => parsePrometheusTextFormat(page).length,
    unknown: (page: string) => parsePage(page, 0).values[7],
    bare: (page: string) => bareNumbers(page)[7],
    known: (page: string) => reader.read(page, 0).values[7],
    changed: (page: string) => changingReader.read(page, 0).values[7],
  };
  const times: Record<keyof typeof runs, number[]> = { package: [], unknown: [], bare: [], known: [], changed: [] };
  let sum = 0;
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    for (const [index, page] of pages.entries()) {
      for (const name of Object.keys(runs) as Array<keyof typeof runs>) {
        const text = fresh(name === 'changed' ? changing[index] : page);
        const start = process.hrtime.bigint();
        sum += runs[name](text);
        const nanoseconds = Number(process.hrtime.bigint() - start);
        if (round >= WARM_UP_ROUNDS) {
          times[name].push(nanoseconds / 1000);
        }
      }
    }
  }
  if (Number.isNaN(sum)) {
    throw new Error('a page gave no number');
  }
  return [
    faster('page of an unknown layout / parse-prometheus-text-format', times.unknown, times.package, 4),
    faster('page with a series more or less / parse-prometheus-text-format', times.changed, times.package, 4),
    faster('page of the known layout / parse-prometheus-text-format', times.known, times.package, 8),
    slower('page of the known layout / bare split and Number', times.known, times.bare, 2.5),
  ];
}

function benchHistory(pages: string[]): BenchRow {
  const kept = grownBy(() => {
    const reader = new PageReader();
    const history = new History(new HistoryBudget());
    for (let tick = 0; tick < SNAPSHOTS; tick++) {
      const t = tick * TICK;
      history.push({ t, snapshot: reader.read(fresh(pages[tick % pages.length]), t) });
    }
    return { reader, history };
  });
  return atMost('15 min of 1 s snapshots of one engine', kept / MEGABYTE, 4, 'MB');
}

function benchManyEngines(pages: string[]): BenchRow {
  const kept = grownBy(() => {
    const budget = new HistoryBudget();
    const targets = Array.from({ length: ENGINES }, () => ({ reader: new PageReader(), history: new History(budget) }));
    for (let tick = 0; tick < SNAPSHOTS; tick++) {
      for (const { reader, history } of targets) {
        const t = tick * TICK;
        history.push({ t, snapshot: reader.read(fresh(pages[tick % pages.length]), t) });
      }
    }
    return targets;
  });
  return atMost(`15 min of 1 s snapshots of ${ENGINES} engines`, kept / MEBIBYTE, 64, 'MiB');
}

/** Bytes on and off the heap that what `make` returns holds on to. */
function grownBy(make: () => unknown): number {
  const before = usedBytes();
  const kept = make();
  const after = usedBytes();
  return kept ? after - before : 0;
}

function usedBytes(): number {
  if (!globalThis.gc) {
    throw new Error('run with --expose-gc');
  }
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The median of page-by-page ratios: a machine that slows down does so for both sides of each. */
function pairedRatio(above: readonly number[], below: readonly number[]): number {
  return median(above.map((value, index) => value / below[index]));
}

function faster(name: string, ours: readonly number[], theirs: readonly number[], times: number): BenchRow {
  const ratio = pairedRatio(theirs, ours);
  const goal = `at least ${times} times as fast`;
  return { name, ours: median(ours), theirs: median(theirs), ratio, goal, ok: ratio >= times, unit: 'µs' };
}

function slower(name: string, ours: readonly number[], theirs: readonly number[], times: number): BenchRow {
  const ratio = pairedRatio(ours, theirs);
  const goal = `at most ${times} times as long`;
  return { name, ours: median(ours), theirs: median(theirs), ratio, goal, ok: ratio <= times, unit: 'µs' };
}
