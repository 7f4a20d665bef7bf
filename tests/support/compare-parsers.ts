import { ExpositionError } from '../../src/engine/exposition/errors';
import { type PageReader, parsePage } from '../../src/engine/exposition/parse';
import type { Snapshot } from '../../src/engine/exposition/types';
import { type ReferenceFailure, type ReferencePage, referenceParse } from './reference-parser';

/** What a parser made of a page in a form that two parsers can be compared in; a refusal is its line. */
export type Outcome = { readonly line: number } | { readonly samples: unknown; readonly families: unknown };

/** What the real parser makes of a page; anything it throws but ExpositionError is thrown on. */
export function outcome(page: string, reader?: PageReader): Outcome {
  try {
    return describeSnapshot(reader ? reader.read(page, 0) : parsePage(page, 0));
  } catch (error) {
    if (error instanceof ExpositionError) {
      return { line: error.line };
    }
    throw error;
  }
}

/** What the reference parser makes of a page. */
export function expectedOutcome(page: string): Outcome {
  const read: ReferencePage | ReferenceFailure = referenceParse(page);
  if (!('samples' in read)) {
    return { line: read.line };
  }
  const samples = read.samples.map(({ name, labels, value, timestamp, exemplar }) => ({
    name,
    labels,
    value: exact(value),
    timestamp,
    exemplar,
  }));
  return { samples, families: [...read.families] };
}

/** A snapshot's samples in page order, with everything that belongs to them. */
export function describeSnapshot({ layout, values, timestamps, exemplars }: Snapshot): Outcome {
  const samples = layout.series.map(({ name, labels }, position) => ({
    name,
    labels: Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)),
    value: exact(values[position]),
    timestamp: timestamps === undefined || Number.isNaN(timestamps[position]) ? undefined : timestamps[position],
    exemplar: exemplars?.get(position),
  }));
  return { samples, families: [...layout.families] };
}

// Tells -0 from 0 and NaN from all else, also where values are compared as text.
function exact(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
