import { type PageLine, type SampleKind } from './page-lines';

/** What one series did over a whole recording. */
export interface SeriesHistory {
  readonly key: string;
  readonly family: string;
  readonly kind: SampleKind;
  /** By page; NaN where the page lacks the series. */
  readonly values: Float64Array;
  /** The first page on which a new process speaks, or the number of pages where none does. */
  firstReset: number;
  /** The last such page, or 0. */
  lastReset: number;
}

const PROCESS_START = 'process_start_time_seconds';

/** Gathers every counter and time series of the pages and finds where each of them starts anew. */
export function readHistories(pages: ReadonlyArray<readonly PageLine[]>): Map<string, SeriesHistory> {
  const histories = new Map<string, SeriesHistory>();
  pages.forEach((lines, page) => {
    for (const { sample } of lines) {
      if (sample === undefined || sample.kind === 'other') {
        continue;
      }
      let history = histories.get(sample.key);
      if (history === undefined) {
        const { key, family, kind } = sample;
        const values = new Float64Array(pages.length).fill(Number.NaN);
        history = { key, family, kind, values, firstReset: pages.length, lastReset: 0 };
        histories.set(key, history);
      }
      history.values[page] = sample.value;
    }
  });
  const restarts = findRestarts(histories, pages.length);
  for (const history of histories.values()) {
    const resets = [...restarts, ...ownResets(history)];
    history.firstReset = Math.min(pages.length, ...resets);
    history.lastReset = Math.max(0, ...resets);
  }
  return histories;
}

/** The series' newest value on the pages `from`…`page`, or NaN where none of them has it. */
export function latest({ values }: SeriesHistory, page: number, from = 0): number {
  for (let i = page; i >= from; i--) {
    if (!Number.isNaN(values[i])) {
      return values[i];
    }
  }
  return Number.NaN;
}

/** Pages whose value cannot come from the process that gave the one before. */
function ownResets(history: SeriesHistory): number[] {
  const resets: number[] = [];
  let before = Number.NaN;
  history.values.forEach((value, page) => {
    if (history.kind === 'time' ? value !== before && !Number.isNaN(before) && !Number.isNaN(value) : value < before) {
      resets.push(page);
    }
    before = Number.isNaN(value) ? before : value;
  });
  return resets;
}

/** Pages on which the whole engine is a new process: by its start time, or else because most counters fell. */
function findRestarts(histories: ReadonlyMap<string, SeriesHistory>, pages: number): number[] {
  const start = histories.get(PROCESS_START);
  if (start !== undefined) {
    return ownResets(start);
  }
  const fell = new Array<number>(pages).fill(0);
  let alive = 0;
  for (const history of histories.values()) {
    if (history.kind === 'counter' && history.values.some((value) => value > 0)) {
      alive++;
      ownResets(history).forEach((page) => fell[page]++);
    }
  }
  return fell.flatMap((count, page) => (count > alive / 2 ? [page] : []));
}
