import { createDataFrame, type DataFrame, type QueryResultMetaNotice } from '@grafana/data';
import type { ExpositionWarning } from '../../engine/exposition/errors';
import { spokenDuration } from '../../engine/limits/duration';
import { noticeOf } from '../connection/notice';
import { SHARE } from '../live/schedule';
import type { FeedState } from '../live/types';

/** A page this many intervals old is old, whatever the reason. */
const OLD = 3;
/** Clocks this many milliseconds apart are worth a word. */
const SKEW = 5_000;
/** An interval this many times as long as set up is worth a word. */
const NOTICEABLE = 1.5;

/**
 * What a panel must say of the page that its values come from: how old it is and why, that it is scraped less often
 * than set up, and what was odd about it.
 *
 * @param now milliseconds since the epoch by this browser's clock.
 */
export function notices(
  state: FeedState,
  now: number = Date.now(),
  warnings: readonly ExpositionWarning[] = []
): QueryResultMetaNotice[] {
  return [...age(state, now), ...stretched(state), ...skewed(state), ...oddities(warnings)];
}

function age({ snapshot, problem, interval }: FeedState, now: number): QueryResultMetaNotice[] {
  if (!snapshot) {
    return problem ? [{ severity: 'error', text: problem.text }] : [];
  }
  const old = Math.max(0, now - snapshot.t);
  if (problem) {
    return [warning(`Last updated ${spokenDuration(old)} ago: ${problem.text}`)];
  }
  return old > OLD * interval ? [warning(`Last updated ${spokenDuration(old)} ago.`)] : [];
}

function stretched({ interval, wantedInterval, ms, problem }: FeedState): QueryResultMetaNotice[] {
  if (interval < NOTICEABLE * wantedInterval) {
    return [];
  }
  const isSlow = ms !== undefined && ms * SHARE > wantedInterval;
  if (!isSlow) {
    // After a failure the pauses grow, which the failure's own notice accounts for.
    return problem ? [] : [warning(`Scraped ${instead(interval, wantedInterval)}.`)];
  }
  return [warning(`Scraped ${instead(interval, wantedInterval)}: a scrape takes ${spokenDuration(ms)}.`)];
}

function instead(interval: number, wanted: number): string {
  return `every ${spokenDuration(interval)} instead of ${spokenDuration(wanted)}`;
}

function skewed({ skew = 0 }: FeedState): QueryResultMetaNotice[] {
  if (Math.abs(skew) < SKEW) {
    return [];
  }
  const way = skew > 0 ? 'behind' : 'ahead of';
  return [
    warning(
      `This computer’s clock is ${spokenDuration(Math.abs(skew))} ${way} Grafana’s: set it right, or live points lie beside those of Prometheus.`
    ),
  ];
}

function oddities(warnings: readonly ExpositionWarning[]): QueryResultMetaNotice[] {
  const text = noticeOf(warnings);
  return text === undefined ? [] : [warning(text)];
}

/** A notice that something is not as it should be. */
export function warning(text: string): QueryResultMetaNotice {
  return { severity: 'warning', text };
}

/** Frames of which the first one says this; an empty one is made to say it where there is none. */
export function withNotices(
  frames: readonly DataFrame[],
  more: readonly QueryResultMetaNotice[],
  refId: string
): DataFrame[] {
  if (more.length === 0) {
    return [...frames];
  }
  const [first = createDataFrame({ refId, fields: [] }), ...rest] = frames;
  return [{ ...first, meta: { ...first.meta, notices: [...(first.meta?.notices ?? []), ...more] } }, ...rest];
}
