import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import type { Labels, Snapshot } from '../../engine/exposition/types';
import { mergeLabels } from '../../engine/measures/live/labels';
import type { RawQuery } from '../query/model';
import { warning } from './notices';
import { leftOut, MOST_SERIES } from './raw';
import { absence, rawFamily } from './raw-family';
import { labelTest } from './raw-filter';
import { rawUnit } from './raw-units';

/**
 * A family of a page as a table: a row for each series in the page's order, its labels as columns, and its value. All
 * samples of a histogram or summary are in it, named in a column.
 *
 * @param target the labels that the scraper adds.
 * @throws FilterError for a regular expression that is none.
 */
export function rawTable(snapshot: Snapshot, query: RawQuery, target: Labels, refId = query.refId): DataFrame {
  const { layout, values, t } = snapshot;
  const { samples, family } = rawFamily(layout, query.family);
  const meets = labelTest(query.filters ?? []);
  const all = samples
    .flatMap((sample) => [...layout.positions(sample)])
    .map((at) => {
      const { name, labels } = layout.series[at];
      return { labels: { __name__: name, ...mergeLabels(target, labels) }, value: values[at] };
    })
    .filter(({ labels }) => meets(labels));
  const rows = all.slice(0, MOST_SERIES);
  const named = samples.length > 1 ? ['__name__'] : [];
  const own = [...new Set(rows.flatMap(({ labels }) => Object.keys(labels)))].filter((name) => name !== '__name__');
  const units = new Set(samples.map((sample) => rawUnit(sample)));
  return createDataFrame({
    refId,
    name: query.family,
    meta: {
      preferredVisualisationType: 'table',
      notices: [...(samples.length === 0 ? [warning(absence(query.family))] : []), ...leftOut(all.length)],
    },
    fields: [
      { name: 'Time', type: FieldType.time, values: rows.map(() => t), config: {} },
      ...[...named, ...own.sort()].map((name) => ({
        name,
        type: FieldType.string,
        values: rows.map(({ labels }: { labels: Labels }) => labels[name] ?? ''),
        config: name === '__name__' ? { displayNameFromDS: 'Sample' } : {},
      })),
      {
        name: 'Value',
        type: FieldType.number,
        values: rows.map(({ value }) => value),
        config: {
          ...(units.size === 1 && { unit: [...units][0] }),
          ...(family?.help && { description: family.help }),
        },
      },
    ],
  });
}
