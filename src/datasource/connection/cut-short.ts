import type { Layout } from '../../engine/exposition/types';

/**
 * Whether a page has the first series of the page before it, in the same order, and none of the rest: it was cut off
 * between two lines, which Grafana’s proxy passes on as a good answer. An engine that was started again drops series from
 * the middle. A page that stays short is short by right, so compare each page with the one just before it, be that a
 * good one or not.
 */
export function isCutShort(previous: Layout, next: Layout): boolean {
  const { length } = next.series;
  return (
    next !== previous &&
    length < previous.series.length &&
    next.series.every(({ key }, at) => key === previous.series[at].key)
  );
}
