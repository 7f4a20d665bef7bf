import { toLabels } from '../../../engine/exposition/bag';
import { keyOf, setTextOf } from '../../../engine/exposition/keys';
import { PageLayout } from '../../../engine/exposition/layout';
import { layoutBytes } from '../../../engine/exposition/sizes';
import type { Family, Labels, Layout } from '../../../engine/exposition/types';

interface LabelSet {
  readonly names: string[];
  readonly values: string[];
}

/** A layout as it is stored: each name and each label set once. */
export interface LayoutRecord {
  /** Given by the database. */
  readonly id?: number;
  readonly scope: string;
  /** Estimated. */
  readonly bytes: number;
  readonly names: string[];
  readonly sets: LabelSet[];
  /** Of each series, the position of its name and of its label set. */
  readonly series: Uint32Array;
  readonly families: Family[];
}

/** The record of a layout. */
export function layoutRecord(scope: string, layout: Layout): LayoutRecord {
  const names = new Map<string, number>();
  const sets = new Map<Labels, number>();
  const series = new Uint32Array(2 * layout.series.length);
  layout.series.forEach(({ name, labels }, position) => {
    series[2 * position] = numberIn(names, name);
    series[2 * position + 1] = numberIn(sets, labels);
  });
  return {
    scope,
    bytes: layoutBytes(layout),
    names: [...names.keys()],
    sets: [...sets.keys()].map((labels) => ({ names: Object.keys(labels), values: Object.values(labels) })),
    series,
    families: [...layout.families.values()].map(({ name, type, help, unit }) => ({ name, type, help, unit })),
  };
}

/** The layout of a record. Throws whatever its content provokes where it is damaged. */
export function layoutOf({ names, sets, series, families }: LayoutRecord): Layout {
  const read = sets.map((set) => ({ text: setTextOf(set.names, set.values), labels: toLabels(set.names, set.values) }));
  return new PageLayout(
    Array.from({ length: series.length / 2 }, (_, position) => {
      const name = names[series[2 * position]];
      const { text, labels } = read[series[2 * position + 1]];
      if (typeof name !== 'string') {
        throw new TypeError('a series without a name');
      }
      return { key: keyOf(name, text), name, labels };
    }),
    new Map(families.map((family) => [family.name, family]))
  );
}

function numberIn<T>(numbers: Map<T, number>, item: T): number {
  const known = numbers.get(item);
  if (known !== undefined) {
    return known;
  }
  numbers.set(item, numbers.size);
  return numbers.size - 1;
}
