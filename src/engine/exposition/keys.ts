import type { Labels } from './types';

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const ESCAPES: Readonly<Record<string, string>> = Object.freeze({ '\\': '\\\\', '"': '\\"', '\n': '\\n' });

/**
 * The canonical text of a series: the exposition syntax itself with sorted labels, no blanks, and quotes only where a
 * name needs them. Injective, since that syntax reads back to exactly one series. `setText` is from setTextOf.
 */
export function keyOf(name: string, setText: string): string {
  if (METRIC_NAME.test(name)) {
    return name + setText;
  }
  return setText === '' ? `{${quoted(name)}}` : `{${quoted(name)},${setText.slice(1)}`;
}

/** The part of a series key that its labels make, braces included; empty without labels. */
export function setTextOf(names: readonly string[], values: readonly string[]): string {
  const order = names.map((_, index) => index).sort((a, b) => (names[a] < names[b] ? -1 : 1));
  const pairs = order.map((index) => {
    const name = names[index];
    return `${LABEL_NAME.test(name) ? name : quoted(name)}=${quoted(values[index])}`;
  });
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

/** The key that a page's series with this name and these labels has; labels with an empty value count as absent. */
export function seriesKey(name: string, labels: Labels): string {
  const present = Object.entries(labels).filter(([, value]) => value !== '');
  return keyOf(
    name,
    setTextOf(
      present.map(([label]) => label),
      present.map(([, value]) => value)
    )
  );
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"\n]/g, (character) => ESCAPES[character])}"`;
}
