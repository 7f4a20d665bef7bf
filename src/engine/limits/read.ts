import type { Labels, Layout, Snapshot } from '../exposition/types';
import { type SignalId, signalById } from '../signals/catalogue';

/** One series of a page with its value. */
export interface Row {
  /** The sample name. */
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

/** Where a signal's series stand on a page, under the newest of its names that the page has. */
export function positionsOf(layout: Layout, signal: SignalId, part?: 'sum' | 'count'): readonly number[] {
  for (const { name } of signalById(signal).names) {
    const positions = layout.positions(part ? `${name}_${part}` : name);
    if (positions.length > 0) {
      return positions;
    }
  }
  return [];
}

/** A signal's series on a page. */
export function rowsOf({ layout, values }: Snapshot, signal: SignalId): Row[] {
  return positionsOf(layout, signal).map((at) => {
    const { name, labels } = layout.series[at];
    return { name, labels, value: values[at] };
  });
}

/** A positive number that a label spells out; undefined for `None`, zero and anything else. */
export function numberLabel(labels: Labels, label: string): number | undefined {
  const text = labels[label] ?? '';
  const value = /^[0-9.eE+]+$/.test(text) ? Number(text) : NaN;
  return value > 0 && Number.isFinite(value) ? value : undefined;
}
