import type { Plan } from './fleet';
import { presentOnly } from './picking';
import type { ScrapeWindow } from './scrapes';
import type { Shaped } from './shape';

/** The newest value of each of a plan's series, out of windows whose scrapes stand newest first. */
export function currentValues({ shape, sources }: Plan, windows: readonly ScrapeWindow[]): Shaped {
  const values = new Float64Array(shape.size);
  const present = new Uint8Array(shape.size);
  windows.forEach(({ runs, snapshots }, source) =>
    runs.forEach(({ from }, run) => {
      const { positions, slots } = sources[source][run];
      const newest = snapshots[from].values;
      for (let i = 0; i < slots.length; i++) {
        if (present[slots[i]] === 0) {
          present[slots[i]] = 1;
          values[slots[i]] = newest[positions[i]];
        }
      }
    })
  );
  return presentOnly({ shape, values }, present);
}

/** Whether the newest scrape of each source worked; sources without a scrape are left out. */
export function currentUps({ shape, sources }: Plan, windows: readonly ScrapeWindow[]): Shaped {
  const values = new Float64Array(shape.size);
  const present = new Uint8Array(shape.size);
  windows.forEach(({ scrapes: [newest] }, source) => {
    if (newest) {
      const [slot] = sources[source][0].slots;
      present[slot] = 1;
      values[slot] = newest.snapshot ? 1 : 0;
    }
  });
  return presentOnly({ shape, values }, present);
}
