import type { TimeRange } from '@grafana/data';
import type { VllmQuery } from './model';

export type Way = 'live' | 'prometheus';

export interface Ways {
  /** Whether a Prometheus is linked. */
  readonly linked: boolean;
  /** When the live history begins, milliseconds since the epoch; undefined where there is none yet. */
  readonly liveSince: number | undefined;
}

/** Whether a range ends now, and so moves on with time. */
export function isMoving({ raw }: TimeRange): boolean {
  return typeof raw.to === 'string' && raw.to.trim() === 'now';
}

/**
 * Where a query is answered. Limits and pages are always those of now; left to itself, anything else is live, unless
 * the range was over before the live history began and a Prometheus is linked.
 *
 * @throws RangeError for what only a Prometheus can answer where none is linked.
 */
export function wayOf(query: VllmQuery, range: TimeRange, { linked, liveSince }: Ways): Way {
  if (query.queryType === 'limits' || query.queryType === 'page') {
    return 'live';
  }
  if (query.queryType === 'promql' || query.source === 'prometheus') {
    if (!linked) {
      throw new RangeError(
        'This query needs a Prometheus, and none is linked: choose one in the settings of this vLLM datasource.'
      );
    }
    return 'prometheus';
  }
  const isOver = !isMoving(range) && range.to.valueOf() < (liveSince ?? Infinity);
  return query.source !== 'live' && linked && isOver ? 'prometheus' : 'live';
}
