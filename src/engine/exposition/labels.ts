import type { Cursor } from './cursor';

const ESCAPED: Readonly<Record<string, string>> = Object.freeze({ '\\\\': '\\', '\\"': '"', '\\n': '\n' });

/** Resolves `\\`, `\"` and `\n`; any other backslash stands for itself, as in Prometheus. */
export function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\[\\"n]/g, (escape) => ESCAPED[escape]) : text;
}

/** A label set as it stood on the page, without the labels that had no value. */
export interface ReadLabels {
  readonly names: string[];
  readonly values: string[];
  /** The metric's name, before the braces or in quotes inside them. */
  metricName: string | undefined;
  /** Whether the text in the braces is already what a series key has there. */
  canonical: boolean;
}

/**
 * Reads a label set up to and with its closing brace; the cursor stands behind the opening one. `bareName` is the
 * metric's name where it stood before the brace. Throws ExpositionError.
 */
export function readLabels(cursor: Cursor, bareName: string | undefined): ReadLabels {
  const set: ReadLabels = { names: [], values: [], metricName: bareName, canonical: true };
  while (readEntry(cursor, set)) {
    noteBlanks(cursor, set);
    const code = cursor.code();
    if (code === 125) {
      cursor.at++;
      return finished(cursor, set);
    }
    if (code === 44) {
      cursor.at++;
    } else if (cursor.strict || code < 0) {
      cursor.expected('`,` or `}` after the label value');
    } else {
      set.canonical = false;
    }
  }
  return finished(cursor, set);
}

/** Reads a label or the metric's name in quotes; false where the set was closed instead. */
function readEntry(cursor: Cursor, set: ReadLabels): boolean {
  noteBlanks(cursor, set);
  const isQuoted = cursor.code() === 34;
  if (cursor.code() === 125) {
    cursor.at++;
    set.canonical = false;
    return false;
  }
  const name = isQuoted ? unescaped(cursor.quoted()) : (sameName(cursor, set) ?? cursor.name(false));
  if (name === '') {
    cursor.expected('a label name or `}`');
  }
  noteBlanks(cursor, set);
  const code = cursor.code();
  if (isQuoted && (code === 44 || code === 125)) {
    takeName(cursor, set, name);
    return true;
  }
  set.canonical &&= !isQuoted;
  if (code !== 61) {
    cursor.expected('`=` after the label name');
  }
  cursor.at++;
  noteBlanks(cursor, set);
  if (cursor.code() !== 34) {
    cursor.expected('a label value in quotes');
  }
  if (name === '__name__') {
    cursor.fail('the label “__name__” is the metric name itself, expected it before the braces');
  }
  const raw = cursor.quoted();
  set.canonical &&= raw !== '' && !raw.includes('\\');
  set.names.push(name);
  set.values.push(unescaped(raw));
  return true;
}

/** Passes the name that the last set had at this place; the same string is stored far faster than a new one. */
function sameName(cursor: Cursor, set: ReadLabels): string | undefined {
  const name = cursor.labelNames[set.names.length];
  const end = cursor.at + (name?.length ?? 0);
  if (name === undefined || end >= cursor.lineEnd || cursor.text.charCodeAt(end) !== 61 || !cursor.isAt(name)) {
    return undefined;
  }
  cursor.at = end;
  return name;
}

function takeName(cursor: Cursor, set: ReadLabels, name: string): void {
  if (set.metricName !== undefined) {
    cursor.fail('a second metric name stands inside the braces, expected one');
  }
  set.metricName = name;
  set.canonical = false;
}

function noteBlanks(cursor: Cursor, set: ReadLabels): void {
  if (cursor.skipBlanks()) {
    set.canonical = false;
  }
}

function finished(cursor: Cursor, set: ReadLabels): ReadLabels {
  const { names, values } = set;
  if (!isAscending(names)) {
    set.canonical = false;
    refuseTwice(cursor, names);
  }
  if (set.canonical) {
    cursor.labelNames = names;
  }
  for (let index = values.length - 1; !set.canonical && index >= 0; index--) {
    if (values[index] === '') {
      names.splice(index, 1);
      values.splice(index, 1);
    }
  }
  return set;
}

function isAscending(names: readonly string[]): boolean {
  for (let index = 1; index < names.length; index++) {
    if (names[index - 1] >= names[index]) {
      return false;
    }
  }
  return true;
}

function refuseTwice(cursor: Cursor, names: readonly string[]): void {
  const had = new Set<string>();
  for (const name of names) {
    if (had.has(name)) {
      cursor.fail(`the label “${name.slice(0, 40)}” stands twice in one set, expected it once`);
    }
    had.add(name);
  }
}
