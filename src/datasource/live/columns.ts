import { signature } from '../../engine/measures/live/vector';
import type { MeasureValue } from '../../engine/measures/live/evaluate';
import type { Labels } from '../../engine/exposition/types';
import type { MeasureSeries } from '../frames/series';

interface Row {
  readonly labels: Labels;
  readonly values: Array<number | null>;
  readonly lower: Array<number | null>;
  readonly upper: Array<number | null>;
}

/** The values of one measure at ascending instants, one row for each group that had a value at any of them. */
export class Columns {
  private readonly times: number[] = [];
  private readonly rows = new Map<string, Row>();

  get last(): number | undefined {
    return this.times[this.times.length - 1];
  }

  /** Adds the values at an instant later than all before. */
  push(t: number, values: readonly MeasureValue[]): void {
    const at = this.times.push(t) - 1;
    for (const { labels, value, bounds } of values) {
      const row = this.row(labels);
      row.values[at] = value;
      row.lower[at] = bounds?.lower ?? null;
      row.upper[at] = bounds?.upper ?? null;
    }
    for (const row of this.rows.values()) {
      fill(row, at + 1);
    }
  }

  /** Takes the newest instant back. */
  pop(): void {
    this.times.pop();
    for (const { values, lower, upper } of this.rows.values()) {
      values.length = lower.length = upper.length = this.times.length;
    }
  }

  /** Forgets what is older. */
  trim(from: number): void {
    const keep = this.times.findIndex((t) => t >= from);
    const drop = keep === -1 ? this.times.length : keep;
    if (drop === 0) {
      return;
    }
    this.times.splice(0, drop);
    for (const [key, { values, lower, upper }] of this.rows) {
      [values, lower, upper].forEach((column) => column.splice(0, drop));
      if (values.every((value) => value === null)) {
        this.rows.delete(key);
      }
    }
  }

  /** The rows as series; bounds only where any value has them. */
  series(): MeasureSeries[] {
    return [...this.rows.values()].map(({ labels, values, lower, upper }) => ({
      labels,
      times: [...this.times],
      values: [...values],
      ...(upper.some((bound) => bound !== null) && { lower: [...lower], upper: [...upper] }),
    }));
  }

  private row(labels: Labels): Row {
    const key = signature(labels);
    const known = this.rows.get(key);
    if (known) {
      return known;
    }
    const made: Row = { labels, values: [], lower: [], upper: [] };
    fill(made, this.times.length - 1);
    this.rows.set(key, made);
    return made;
  }
}

function fill({ values, lower, upper }: Row, length: number): void {
  for (let i = values.length; i < length; i++) {
    values[i] = lower[i] = upper[i] = null;
  }
}
