import type { AnsweredSeries } from './ask';
import type { ShownPanel } from './panels';
import { isLine, shownSeries } from './shown';
import { saidBy, wordsFor } from './words';

/** What a panel shows: data, or in words why there is none, or nothing at all. */
export type Verdict =
  { readonly shows: 'data' } | { readonly shows: 'words'; readonly words: string } | { readonly shows: 'nothing' };

/** Judges what a panel shows where it is given this answer. */
export function judge(panel: ShownPanel, answered: readonly AnsweredSeries[]): Verdict {
  const series = shownSeries(panel, answered);
  const measured = series.filter((one) => saidBy(one) === undefined);
  if (hasData(panel, measured)) {
    return { shows: 'data' };
  }
  const said = series.flatMap((one) => saidBy(one) ?? []);
  const coded = measured.flatMap((one) => wordsFor(lastOf(panel, one), panel) ?? []);
  const { noValue } = panel.fieldConfig?.defaults ?? {};
  const texts = [...new Set([...said, ...coded])];
  const words = texts.length > 0 ? texts.join(' / ') : noValue;
  return words ? { shows: 'words', words } : { shows: 'nothing' };
}

function hasData(panel: ShownPanel, series: readonly AnsweredSeries[]): boolean {
  switch (panel.type) {
    case 'table':
      return series.length > 0;
    case 'timeseries':
      return series.some((one) => isLine(panel, one) && one.values.some(Number.isFinite));
    case 'barchart':
      return series.some(({ values }) => values.some(Number.isFinite));
    case 'heatmap':
      return series.some(({ values }) => values.some((value) => value > (panel.options?.filterValues?.le ?? 0)));
    case 'state-timeline':
      return series.some(({ values }) => values.some((value) => isNumber(panel, value)));
    case 'xychart':
      return hasPoint(panel, series);
    case 'stat':
    case 'gauge':
    case 'bargauge':
    case 'piechart':
      return series.some((one) => isNumber(panel, lastOf(panel, one)));
    default:
      throw new RangeError(`"${panel.title}": nobody has said when a ${panel.type} shows data`);
  }
}

function isNumber(panel: ShownPanel, value: number): boolean {
  return Number.isFinite(value) && wordsFor(value, panel) === undefined;
}

/** A point has a number of each query. */
function hasPoint({ targets = [] }: ShownPanel, series: readonly AnsweredSeries[]): boolean {
  const finite = series.filter(({ values }) => values.some(Number.isFinite));
  return finite.some(({ labels: { name } }) =>
    targets.every(({ refId }) => finite.some((one) => one.refId === refId && one.labels.name === name))
  );
}

function lastOf({ type }: ShownPanel, { values }: AnsweredSeries): number {
  const counted = type === 'piechart' ? values.filter((value) => !Number.isNaN(value)) : values;
  return counted[counted.length - 1] ?? NaN;
}
