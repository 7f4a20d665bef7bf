import type { BundleSeries } from '../bundle/read';
import { presentOnly } from '../live/picking';
import { Shape, type Shaped } from '../live/shape';

interface Row {
  readonly values: Float64Array;
  /** 1 for each series that has a value. */
  readonly present: Uint8Array;
}

const nothing: Shaped = { shape: new Shape([]), values: [] };

/** An answer as one vector at every time. */
export class Vectors {
  private readonly shape: Shape;
  private readonly rows = new Map<number, Row>();

  constructor(series: readonly BundleSeries[]) {
    this.shape = new Shape(series.map(({ labels }) => labels));
    series.forEach(({ times, values }, index) => {
      values.forEach((value, i) => {
        if (value !== null) {
          const row = this.row(times[i]);
          row.values[index] = value;
          row.present[index] = 1;
        }
      });
    });
  }

  /** What has a value at this time (milliseconds). */
  at(t: number): Shaped {
    const row = this.rows.get(t);
    return row ? presentOnly({ shape: this.shape, values: row.values }, row.present) : nothing;
  }

  private row(t: number): Row {
    const { size } = this.shape;
    const row = this.rows.get(t) ?? { values: new Float64Array(size), present: new Uint8Array(size) };
    this.rows.set(t, row);
    return row;
  }
}
