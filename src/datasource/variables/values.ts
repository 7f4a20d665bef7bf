import type { Snapshot } from '../../engine/exposition/types';
import type { LabelFilter } from '../../engine/measures/types';
import { labelTest } from '../frames/raw-filter';
import { presenceSignal, signalById } from '../../engine/signals/catalogue';
import type { VariableQuery } from './parse';

/** Values of a variable out of the newest page, sorted; engines by number. */
export function variableValues(query: VariableQuery, snapshot: Snapshot): string[] {
  switch (query.kind) {
    case 'models':
      return labelValues(snapshot, 'model_name', presenceNames());
    case 'engines':
      return labelValues(snapshot, 'engine', presenceNames());
    case 'families':
      return [...snapshot.layout.families.keys()].sort();
    case 'label_values':
      return labelValues(snapshot, query.label, query.family === undefined ? undefined : [query.family], query.filters);
  }
}

/** Every label name of a page, sorted. */
export function labelNames(snapshot: Snapshot): string[] {
  return [...new Set(snapshot.layout.series.flatMap(({ labels }) => Object.keys(labels)))].sort();
}

function presenceNames(): string[] {
  return signalById(presenceSignal).names.map(({ name }) => name);
}

/** The values of a label, sorted (numbers by size): of the whole page, or of the samples of some families. */
export function labelValues(
  snapshot: Snapshot,
  label: string,
  families?: readonly string[],
  filters: readonly LabelFilter[] = []
): string[] {
  const ofFamily = families && new Set(families.flatMap((name) => [name, ...SUFFIXES.map((suffix) => name + suffix)]));
  const meets = labelTest(filters);
  const values = snapshot.layout.series.flatMap(({ name, labels }) =>
    (!ofFamily || ofFamily.has(name)) && labels[label] !== undefined && meets(labels) ? [labels[label]] : []
  );
  return sorted(values);
}

/** Each value once, numbers by size. */
export function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : Number(a > b)));
}

/** The metric and the label whose values a Prometheus can list; undefined for what only a page can tell. */
export function metricOf(query: VariableQuery) {
  const [metric] = presenceNames();
  switch (query.kind) {
    case 'models':
      return { metric, label: 'model_name', filters: [] };
    case 'engines':
      return { metric, label: 'engine', filters: [] };
    case 'label_values':
      return query.family === undefined
        ? undefined
        : { metric: query.family, label: query.label, filters: query.filters };
    case 'families':
      return undefined;
  }
}

const SUFFIXES = ['_total', '_bucket', '_sum', '_count'];
