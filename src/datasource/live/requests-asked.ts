import { type RequestsPart, requestsParts } from '../frames/requests';
import { windowIn } from '../query/durations';
import type { RequestsQuery } from '../query/model';
import type { MeasureRequest } from './measure-run';

/** A part of a query for requests, and what it asks of its measure. */
export interface AskedPart {
  readonly part: RequestsPart;
  readonly request: MeasureRequest;
}

/**
 * What a query for requests asks of the measures, live or of a Prometheus; a table counts over the whole range where no
 * window is typed. Times in milliseconds.
 * @throws RangeError for a window that is no duration.
 */
export function askedParts(
  query: RequestsQuery,
  { step, range, leastWindow }: { readonly step: number; readonly range: number; readonly leastWindow?: number }
): AskedPart[] {
  const typed = windowIn(query);
  const window = query.format === 'table' ? (typed ?? range) : typed;
  return requestsParts(query, window ?? range).map((part) => ({
    part,
    request: {
      measure: part.measure,
      by: [],
      filters: [...(query.filters ?? []), ...part.filters],
      objectives: {},
      window,
      leastWindow,
      step,
    },
  }));
}
