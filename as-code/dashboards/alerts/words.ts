import { rulesSeen } from './series';

/** Values that stand for words. */
export const quiet = { unseen: -1, none: -2 } as const;

/** Why this Prometheus may know of no alert of ours; what it is comes first, since a narrow legend cuts it. */
export const UNSEEN = 'None known here: rules run in Grafana, or nothing came up for a day';

/** One series, whose label says so, where a formula has none: that all is well, or that nothing is known. */
export function wordsWithout(label: string, promql: string, words: string): string {
  const lacks = `unless on() (${promql})`;
  return [
    `label_replace((0 * ${rulesSeen()}) ${lacks}, "${label}", "${words}", "", "")`,
    `label_replace((vector(0) unless on() ${rulesSeen()}) ${lacks}, "${label}", "${UNSEEN}", "", "")`,
  ].join('\nor ');
}

/** A number, or one of `quiet`; that nothing is known only at the end of the range, so that no line is drawn of it. */
export function valueOrQuiet(promql: string, none: number): string {
  return [
    `(${promql})`,
    `(0 * ${rulesSeen()} + ${none})`,
    `(vector(${quiet.unseen}) and vector(time()) > ($__to - 2 * $__interval_ms) / 1000)`,
  ].join('\nor ');
}
