import { isSameLayout } from '../../../engine/exposition/layout';
import type { Layout } from '../../../engine/exposition/types';
import { type LayoutRecord, layoutOf, layoutRecord } from './layout-record';
import { result } from './requests';

/** Which number the layouts of one scope have in the database, as far as this tab knows. */
export class LayoutNumbers {
  private known: ReadonlyArray<{ readonly id: number; readonly layout: Layout }> = [];

  constructor(private readonly scope: string) {}

  /** The layouts of these records, as the objects that this tab knows already. Damaged ones are left out. */
  read(records: readonly LayoutRecord[]): Map<number, Layout> {
    const layouts = new Map<number, Layout>();
    for (const record of records) {
      const layout = this.layoutOf(record);
      if (layout && record.id !== undefined) {
        layouts.set(record.id, layout);
      }
    }
    this.known = [...layouts].map(([id, layout]) => ({ id, layout }));
    return layouts;
  }

  /** The number of a layout and the bytes that storing it took, 0 where it was stored. */
  async number(layout: Layout, store: IDBObjectStore): Promise<{ id: number; added: number }> {
    const known = this.find(layout);
    // Another tab may have let go of it.
    if (known !== undefined && (await result(store.count(known))) > 0) {
      return { id: known, added: 0 };
    }
    this.read(await result(store.index('scope').getAll(this.scope)));
    const stored = this.find(layout);
    if (stored !== undefined) {
      return { id: stored, added: 0 };
    }
    const record = layoutRecord(this.scope, layout);
    const id = (await result(store.add(record))) as number;
    this.known = [...this.known, { id, layout }];
    return { id, added: record.bytes };
  }

  /** Forgets all numbers: they may not have come to be stored. */
  forget(): void {
    this.known = [];
  }

  private find(layout: Layout): number | undefined {
    return this.known.find((known) => known.layout === layout || isSameLayout(known.layout, layout))?.id;
  }

  private layoutOf(record: LayoutRecord): Layout | undefined {
    try {
      const layout = layoutOf(record);
      return this.known.find((known) => isSameLayout(known.layout, layout))?.layout ?? layout;
    } catch {
      return undefined;
    }
  }
}
