/** How replay treats a sample: counters keep rising, times move with the clock, all else passes as recorded. */
export type SampleKind = 'counter' | 'time' | 'other';

export interface SampleLine {
  /** Name and labels as they stand on the page. */
  readonly key: string;
  readonly value: number;
  readonly kind: SampleKind;
  /** The family under whose `# TYPE` line it stands. */
  readonly family: string;
}

/** One line of a page; `sample` is absent for comments and empty lines. */
export interface PageLine {
  readonly text: string;
  readonly sample?: SampleLine;
  /** For `# TYPE` and `# HELP` lines: the family that they describe. */
  readonly describes?: string;
}

/** From when on a `_created` value is taken for a time in seconds since the epoch (the year 2001). */
const FIRST_TIME = 1e9;

/** Splits a page into lines and classifies its samples. Sample timestamps and exemplars are left out. */
export function splitPage(page: string): PageLine[] {
  const types = new Map<string, string>();
  let family = '';
  const lines = page.split('\n').map((raw): PageLine => {
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (text === '' || text.startsWith('#')) {
      const [, keyword, name = '', type = ''] = text.split(' ', 4);
      if (keyword !== 'TYPE' && keyword !== 'HELP') {
        return { text };
      }
      family = name;
      if (keyword === 'TYPE') {
        types.set(name, type);
      }
      return { text, describes: name };
    }
    const end = endOfSeries(text);
    const key = text.slice(0, end);
    const [number = ''] = text.slice(end).trim().split(/\s+/, 1);
    const value = readNumber(number);
    return { text: `${key} ${number}`, sample: { key, value, kind: kindOf(nameOf(key), value, types), family } };
  });
  while (lines.length > 0 && lines[lines.length - 1].text === '') {
    lines.pop();
  }
  return lines;
}

function kindOf(name: string, value: number, types: ReadonlyMap<string, string>): SampleKind {
  if (name === 'process_start_time_seconds' || (name.endsWith('_created') && value > FIRST_TIME)) {
    return 'time';
  }
  const own = types.get(name);
  if (own === 'counter' || ((own === undefined || own === 'untyped') && name.endsWith('_total'))) {
    return 'counter';
  }
  const parent = types.get(name.replace(/_(bucket|sum|count)$/, ''));
  return own === undefined && (parent === 'histogram' || parent === 'summary') ? 'counter' : 'other';
}

function nameOf(key: string): string {
  const brace = key.indexOf('{');
  return brace < 0 ? key : key.slice(0, brace);
}

/** Where the value begins: a label value may hold spaces, braces and escaped quotes. */
function endOfSeries(line: string): number {
  const brace = line.indexOf('{');
  const space = line.indexOf(' ');
  if (brace < 0 || (space >= 0 && space < brace)) {
    return space < 0 ? line.length : space;
  }
  let quoted = false;
  for (let i = brace + 1; i < line.length; i++) {
    const char = line[i];
    if (quoted && char === '\\') {
      i++;
    } else if (char === '"') {
      quoted = !quoted;
    } else if (char === '}' && !quoted) {
      return i + 1;
    }
  }
  return line.length;
}

function readNumber(text: string): number {
  return /^[+-]?inf/i.test(text) ? (text.startsWith('-') ? -Infinity : Infinity) : Number(text);
}
