import { type HistogramSeries, type Series, type SummarySeries } from '../profiles/family';
import { type ServerState } from '../server/state';
import { goFloat } from './go-float';
import { labelText } from './labels';
import { type Sheet } from './sheet';

/** Brings the numbers of one series up to date. */
export type Update = (state: ServerState) => void;

/**
 * Adds the rows of a series.
 *
 * @param merged whether several processes share the page: their rows come from files, a histogram's sum first.
 * @returns how to fill them.
 */
export function writeSeries(sheet: Sheet, name: string, series: Series, state: ServerState, merged: boolean): Update {
  if ('histogram' in series) {
    return writeHistogram(sheet, name, series, state, merged);
  }
  if ('count' in series) {
    return writeSummary(sheet, name, series);
  }
  const { number, labels } = series;
  const place = row(sheet, name, labelText(labels));
  return (now) => sheet.set(place, number(now));
}

function writeHistogram(
  sheet: Sheet,
  name: string,
  { labels, histogram }: HistogramSeries,
  state: ServerState,
  merged: boolean
): Update {
  const text = labelText(labels);
  const { bounds } = histogram(state);
  let sum = merged ? row(sheet, `${name}_sum`, text) : 0;
  const first = row(sheet, `${name}_bucket`, labelText({ ...labels, le: goFloat(bounds[0]) }));
  for (let i = 1; i < bounds.length; i++) {
    row(sheet, `${name}_bucket`, labelText({ ...labels, le: goFloat(bounds[i]) }));
  }
  const last = row(sheet, `${name}_bucket`, labelText({ ...labels, le: '+Inf' }));
  const count = row(sheet, `${name}_count`, text);
  if (!merged) {
    sum = row(sheet, `${name}_sum`, text);
  }
  return (now) => {
    const of = histogram(now);
    let total = 0;
    for (let place = first; place <= last; place++) {
      total += of.counts[place - first];
      sheet.set(place, total);
    }
    sheet.set(count, of.count);
    sheet.set(sum, of.sum);
  };
}

function writeSummary(sheet: Sheet, name: string, series: SummarySeries): Update {
  const text = labelText(series.labels);
  const count = row(sheet, `${name}_count`, text);
  const sum = row(sheet, `${name}_sum`, text);
  return (now) => {
    sheet.set(count, series.count(now));
    sheet.set(sum, series.sum(now));
  };
}

function row(sheet: Sheet, name: string, labels: string): number {
  sheet.write(`${name}${labels} `);
  const place = sheet.place();
  sheet.write('\n');
  return place;
}
