import type { Plan, Slots } from './fleet';
import type { RangeBounds } from './range-functions';
import type { Run, ScrapeWindow } from './scrapes';
import type { Shape } from './shape';

/** All samples of one series in a range, ascending; times in milliseconds. */
interface Column {
  readonly times: number[];
  readonly values: number[];
  readonly start: number;
  readonly end: number;
}

interface Columns {
  readonly shape: Shape;
  /** By element of the shape; empty where a series has no sample in the range. */
  readonly columns: readonly Column[];
}

/** Every sample of a plan's series in the range. */
export function columnsOf({ shape, sources }: Plan, windows: readonly ScrapeWindow[], bounds: RangeBounds): Columns {
  const columns = emptyColumns(shape, bounds);
  windows.forEach((window, source) =>
    window.runs.forEach((run, i) => appendRun(columns, sources[source][i], window, run, bounds))
  );
  return { shape, columns };
}

/** Whether each scrape in the range worked, as 1 and 0. */
export function upColumns({ shape, sources }: Plan, windows: readonly ScrapeWindow[], bounds: RangeBounds): Columns {
  const columns = emptyColumns(shape, bounds);
  windows.forEach(({ scrapes }, source) => {
    const [slot] = sources[source][0].slots;
    scrapes.forEach(({ t, snapshot }) => append(columns[slot], t, snapshot ? 1 : 0, bounds));
  });
  return { shape, columns };
}

function emptyColumns({ labels }: Shape, { start, end }: RangeBounds): Column[] {
  return labels.map(() => ({ times: [], values: [], start, end }));
}

function appendRun(
  columns: readonly Column[],
  { positions, slots }: Slots,
  { snapshots, times }: ScrapeWindow,
  { from, to }: Run,
  bounds: RangeBounds
): void {
  for (let at = from; at < to; at++) {
    const { values, timestamps } = snapshots[at];
    for (let i = 0; i < slots.length; i++) {
      const own = timestamps?.[positions[i]] ?? NaN;
      append(columns[slots[i]], Number.isNaN(own) ? times[at] : own, values[positions[i]], bounds);
    }
  }
}

function append({ times, values }: Column, t: number, value: number, { start, end, dialect }: RangeBounds): void {
  if ((dialect === 'prometheus-2' ? t >= start : t > start) && t <= end) {
    times.push(t);
    values.push(value);
  }
}
