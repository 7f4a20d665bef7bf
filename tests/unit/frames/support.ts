import type { DataFrame } from '@grafana/data';
import type { Snapshot, Source } from '../../../src/engine/exposition/types';
import type { RawQuery } from '../../../src/datasource/query/model';
import { recordedScrapes, sourceOf } from '../../support/recordings';

export const target = { job: 'vllm', instance: 'engine:8000' };

export const recorded = (name: string): Source => sourceOf(recordedScrapes(name), target);

export function lastSnapshot({ scrapes }: Source): Snapshot {
  const snapshot = scrapes.flatMap((scrape) => scrape.snapshot ?? []).at(-1);
  if (!snapshot) {
    throw new Error('no page');
  }
  return snapshot;
}

export const raw = (family: string, more: Partial<RawQuery> = {}): RawQuery => ({
  refId: 'A',
  queryType: 'raw',
  family,
  ...more,
});

export const noticesOf = (frame: DataFrame) => (frame.meta?.notices ?? []).map(({ text }) => text);

/** A frame's rows by the names of its fields. */
export function rowsOf({ fields, length }: DataFrame): Array<Record<string, unknown>> {
  return Array.from({ length }, (_, i) => Object.fromEntries(fields.map(({ name, values }) => [name, values[i]])));
}
