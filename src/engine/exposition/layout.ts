import type { Family, Layout, Series } from './types';

const NONE: readonly number[] = Object.freeze([]);

/** The layout of one page; its look-ups are built when first asked for. */
export class PageLayout implements Layout {
  private byName: Map<string, number[]> | undefined;
  private byKey: Map<string, number> | undefined;

  constructor(
    readonly series: readonly Series[],
    readonly families: ReadonlyMap<string, Family>
  ) {}

  positions(name: string): readonly number[] {
    this.byName ??= indexByName(this.series);
    return this.byName.get(name) ?? NONE;
  }

  positionOf(key: string): number {
    this.byKey ??= new Map(this.series.map((series, position) => [series.key, position]));
    return this.byKey.get(key) ?? -1;
  }
}

/** Whether two pages have the same series in the same order and say the same of the same families. */
export function isSameLayout(a: Layout, b: Layout): boolean {
  return (
    a.series.length === b.series.length &&
    a.families.size === b.families.size &&
    a.series.every((series, position) => series === b.series[position] || series.key === b.series[position].key) &&
    [...a.families.values()].every((family) => isSameFamily(family, b.families.get(family.name)))
  );
}

function isSameFamily(a: Family, b: Family | undefined): boolean {
  return a === b || (b !== undefined && a.type === b.type && a.help === b.help && a.unit === b.unit);
}

function indexByName(series: readonly Series[]): Map<string, number[]> {
  const byName = new Map<string, number[]>();
  series.forEach(({ name }, position) => {
    const positions = byName.get(name);
    if (positions) {
      positions.push(position);
    } else {
      byName.set(name, [position]);
    }
  });
  return byName;
}
