import type { RangeFunction } from '../expression';
import { type Falls, lowerBound } from './falls';
import type { Plan, Slots } from './fleet';
import { presentOnly } from './picking';
import { extrapolate, type RangeBounds, type Span, spanOf } from './range-functions';
import type { Run, ScrapeWindow } from './scrapes';
import type { Shaped } from './shape';

/** Functions for which a window's first and last samples and its falls are enough. */
export type CounterFunction = Extract<RangeFunction, 'rate' | 'increase' | 'resets'>;

/** Whether a function is one of these. */
export function isCounterFunction(fn: RangeFunction): fn is CounterFunction {
  return fn === 'rate' || fn === 'increase' || fn === 'resets';
}

/** The first and the last sample of each series of a plan, and the values from which it fell, in the order of time. */
class Counters {
  readonly count: Int32Array;
  readonly firstTime: Float64Array;
  readonly lastTime: Float64Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly fallen = new Map<number, number[]>();

  constructor(size: number) {
    this.count = new Int32Array(size);
    [this.firstTime, this.lastTime, this.first, this.last] = Array.from({ length: 4 }, () => new Float64Array(size));
  }

  /** Adds a run; those of one source come in the order of time. */
  add({ positions, slots }: Slots, { snapshots, times }: ScrapeWindow, { from, to }: Run): void {
    const { count, first, last, firstTime, lastTime } = this;
    const { values: oldest } = snapshots[from];
    const { values: newest } = snapshots[to - 1];
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i];
      const value = oldest[positions[i]];
      if (count[slot] === 0) {
        first[slot] = value;
        firstTime[slot] = times[from];
      } else if (value < last[slot]) {
        this.fell(slot, last[slot]);
      }
      last[slot] = newest[positions[i]];
      lastTime[slot] = times[to - 1];
      count[slot] += to - from;
    }
  }

  /** Notes where series fell within a run. */
  addFalls({ positions, slots }: Slots, { snapshots }: ScrapeWindow, { from, to, layout }: Run, falls: Falls): void {
    if (positions.length === 0) {
      return;
    }
    const { name } = layout.series[positions[0]];
    const end = positions[positions.length - 1];
    for (let at = from + 1; at < to; at++) {
      const fallen = falls.between(snapshots[at - 1], snapshots[at]);
      for (let i = lowerBound(fallen, positions[0]); i < fallen.length && fallen[i] <= end; i++) {
        if (layout.series[fallen[i]].name === name) {
          this.fell(slots[lowerBound(positions, fallen[i])], snapshots[at - 1].values[fallen[i]]);
        }
      }
    }
  }

  private fell(slot: number, from: number): void {
    const known = this.fallen.get(slot);
    if (known) {
      known.push(from);
    } else {
      this.fallen.set(slot, [from]);
    }
  }
}

/** A function over the windows of a plan's series, which come by source; none of them has times of its own. */
export function overCounters(
  fn: CounterFunction,
  { shape, sources }: Plan,
  windows: readonly ScrapeWindow[],
  range: RangeBounds,
  falls: Falls
): Shaped {
  const counters = new Counters(shape.size);
  windows.forEach((window, source) =>
    window.runs.forEach((run, i) => {
      counters.add(sources[source][i], window, run);
      counters.addFalls(sources[source][i], window, run, falls);
    })
  );
  const least = fn === 'resets' ? 1 : 2;
  const values = fn === 'resets' ? resets(counters) : growths(counters, fn === 'rate', range);
  return presentOnly(
    { shape, values },
    Uint8Array.from(counters.count, (count) => Number(count >= least))
  );
}

function resets({ count, fallen }: Counters): Float64Array {
  return Float64Array.from(count, (_, slot) => fallen.get(slot)?.length ?? 0);
}

function growths(counters: Counters, perSecond: boolean, { start, end, dialect }: RangeBounds): Float64Array {
  const { count, first, last, firstTime, lastTime, fallen } = counters;
  const values = new Float64Array(count.length);
  let span: Span | undefined;
  for (let slot = 0; slot < values.length; slot++) {
    let grown = last[slot] - first[slot];
    if (fallen.size > 0) {
      for (const from of fallen.get(slot) ?? []) {
        grown += from;
      }
    }
    const before = slot - 1;
    if (
      !span ||
      firstTime[slot] !== firstTime[before] ||
      lastTime[slot] !== lastTime[before] ||
      count[slot] !== count[before]
    ) {
      span = spanOf({ first: firstTime[slot], last: lastTime[slot], count: count[slot], start, end });
    }
    values[slot] = extrapolate(grown, first[slot], span, perSecond, dialect);
  }
  return values;
}
