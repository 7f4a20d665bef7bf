import type { Labels, Layout } from '../../exposition/types';
import { type Labelled, TargetLabels, mergeLabels } from './labels';
import { Shape } from './shape';
import { signature } from './vector';

/** Where the series of one name stand on the pages of a layout, and which elements of the shape they are. */
export interface Slots {
  readonly positions: readonly number[];
  readonly slots: Int32Array;
}

/** The series of one name on all sources: their labels in order, and their places by source and by layout. */
export interface Plan {
  readonly shape: Shape;
  readonly sources: ReadonlyArray<readonly Slots[]>;
}

/** A target and the layouts that its pages had, one for each run. */
export interface Member {
  readonly target: Labels;
  readonly labels: TargetLabels;
  readonly layouts: readonly Layout[];
}

/** Sources with certain layouts; what follows from those is worked out once for each name. */
export class Fleet {
  private readonly plans = new Map<string, Plan>();
  private upPlan: Plan | undefined;

  constructor(readonly members: readonly Member[]) {}

  isOf(members: readonly Member[]): boolean {
    return (
      members.length === this.members.length &&
      members.every(({ labels, layouts }, i) => {
        const own = this.members[i];
        return (
          labels === own.labels &&
          layouts.length === own.layouts.length &&
          layouts.every((one, j) => one === own.layouts[j])
        );
      })
    );
  }

  /** The series with this name. */
  plan(name: string): Plan {
    const known = this.plans.get(name);
    if (known) {
      return known;
    }
    const made = planOf(this.members, name);
    this.plans.set(name, made);
    return made;
  }

  /** The series that says whether a scrape worked: one for each source, on no page. */
  get up(): Plan {
    this.upPlan ??= inOrder(
      this.members.map(({ target }) => {
        const labels = mergeLabels(target, {});
        return { series: [{ labels, key: signature(labels) }], places: [{ positions: [0], indices: [0] }] };
      })
    );
    return this.upPlan;
  }
}

interface SourceSeries {
  readonly series: readonly Labelled[];
  /** By layout: positions on the page, and the indices in `series` of what stands there. */
  readonly places: ReadonlyArray<{ readonly positions: readonly number[]; readonly indices: readonly number[] }>;
}

function planOf(members: readonly Member[], name: string): Plan {
  return inOrder(
    members.map(({ labels, layouts }) => {
      const series: Labelled[] = [];
      const byKey = new Map<string, number>();
      const places = layouts.map((layout) => {
        const positions = layout.positions(name);
        const indices = positions.map((position) => {
          const own = layout.series[position];
          const known = byKey.get(own.key) ?? series.push(labels.of(own)) - 1;
          byKey.set(own.key, known);
          return known;
        });
        return { positions, indices };
      });
      return { series, places };
    })
  );
}

/** Sums depend on the order of what they add: Prometheus reads series in the order of their labels. */
function inOrder(sources: readonly SourceSeries[]): Plan {
  const all = sources.flatMap(({ series }, source) => series.map((one, index) => ({ ...one, source, index })));
  all.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  const slots = sources.map(({ series }) => new Int32Array(series.length));
  all.forEach(({ source, index }, slot) => {
    slots[source][index] = slot;
  });
  return {
    shape: new Shape(all.map(({ labels }) => labels)),
    sources: sources.map(({ places }, source) =>
      places.map(({ positions, indices }) => ({
        positions,
        slots: Int32Array.from(indices, (index) => slots[source][index]),
      }))
    ),
  };
}
