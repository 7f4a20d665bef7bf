import { aggregateText } from '../../engine/measures/promql/bounds';
import { selectorText } from '../../engine/measures/promql/selector';
import { signalsIn } from '../../engine/measures/requirement';
import type { LabelFilter, Measure } from '../../engine/measures/types';
import { signals } from '../../engine/signals/catalogue';
import { isForeign } from '../../engine/signals/types';
import { durationText, type Grid } from './grid';

export const MINUTE = 60_000;
// The first rates of a range look back as well.
const REACH = 60 * MINUTE;
const COUNT = '_count';
// The series of an answer come without their `__name__`.
const NAME = 'series';

const olderNames = signals
  .filter((signal) => !isForeign(signal))
  .flatMap(({ kind, names: [, ...older] }) => older.map(({ name }) => ({ name, series: name + suffixOf(kind) })));

/** Whether any signal of the measure has had another name. */
export function hadOtherNames({ expression }: Measure): boolean {
  return signalsIn(expression).some(({ names }) => names.length > 1);
}

/** Whole minutes, so that refreshes ask the same: the end of the range, and how far back, milliseconds. */
export function minutesAround({ from, to }: Grid): { readonly at: number; readonly back: number } {
  const minute = (ms: number) => Math.ceil(ms / MINUTE) * MINUTE;
  return { at: minute(to), back: minute(to - from) + REACH };
}

/** The formula for which older names of signals have had samples for so long, milliseconds. */
export function olderNamesText(conditions: readonly LabelFilter[], back: number): string {
  const names = olderNames.map(({ series }) => series).join('|');
  const selector = selectorText('', [{ label: '__name__', op: '=~', value: names }, ...conditions]);
  const named = `label_replace(last_over_time(${selector}[${durationText(back)}]), "${NAME}", "$1", "__name__", "(.+)")`;
  return aggregateText('group', [NAME], named);
}

/** The older names that are not among the answer's. */
export function absentNames(answer: ReadonlyArray<{ readonly labels: Readonly<Record<string, string>> }>): Set<string> {
  const there = new Set(answer.map(({ labels }) => labels[NAME]));
  return new Set(olderNames.filter(({ series }) => !there.has(series)).map(({ name }) => name));
}

function suffixOf(kind: string): string {
  return kind === 'histogram' || kind === 'summary' ? COUNT : '';
}
