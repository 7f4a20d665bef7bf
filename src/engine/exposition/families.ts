import { type Cursor, isBlank } from './cursor';
import { unescaped } from './labels';
import type { Family, FamilyType } from './types';

const TEXT_TYPES: readonly string[] = Object.freeze(['counter', 'gauge', 'histogram', 'summary', 'untyped']);
const OPENMETRICS_TYPES: readonly string[] = Object.freeze([
  'counter',
  'gauge',
  'histogram',
  'summary',
  'unknown',
  'info',
  'stateset',
  'gaugehistogram',
]);
const HELP_ESCAPES: Readonly<Record<string, string>> = Object.freeze({ '\\\\': '\\', '\\n': '\n' });

const HELP_START = '# HELP ';
const TYPE_START = '# TYPE ';

type Keyword = 'HELP' | 'TYPE' | 'UNIT' | 'EOF';
type MutableFamily = { -readonly [Key in keyof Family]: Family[Key] };

/** What the comment lines of one page say of its families. */
export class FamilyReader {
  readonly families = new Map<string, Family>();
  /** Whether `# EOF` was read. */
  ended = false;

  private last: MutableFamily | undefined;
  // Up to the text of a comment, which more blanks may precede: those are left to `read`.
  private readonly plainHelp = /# HELP [a-zA-Z_:][\w:]* (?=[^ \t\r\n])/y;
  private readonly types: readonly string[];
  private readonly unescape: (text: string) => string;

  /** `owned` copies what must not keep the page's text alive. */
  constructor(
    private readonly strict: boolean,
    private readonly owned: (slice: string) => string
  ) {
    this.types = strict ? OPENMETRICS_TYPES : TEXT_TYPES;
    this.unescape = strict ? unescaped : unescapedHelp;
  }

  /** Reads a line that starts with `#`, at which the cursor stands. Throws ExpositionError. */
  read(cursor: Cursor): void {
    cursor.at++;
    const keyword = this.keyword(cursor);
    if (keyword === undefined || keyword === 'EOF') {
      this.ended ||= keyword === 'EOF';
      return;
    }
    const family = this.readFamily(cursor, keyword);
    const text = this.rest(cursor, keyword);
    if (keyword === 'HELP') {
      family.help = this.owned(this.unescape(text));
    } else if (keyword === 'TYPE') {
      family.type = this.typeOf(cursor, text);
    } else {
      if (text !== '' && !family.name.endsWith(`_${text}`)) {
        cursor.fail(
          `the unit “${text.slice(0, 40)}” does not end the name, expected a name that ends in _${text.slice(0, 40)}`
        );
      }
      family.unit = text;
    }
  }

  /**
   * Reads the cursor's next two lines at once if they are the plain `# HELP` and `# TYPE` of a new family, as `read`
   * would do; false where they are not, and then nothing was read.
   */
  readPair(cursor: Cursor): boolean {
    const { plainHelp } = this;
    const { text, next } = cursor;
    plainHelp.lastIndex = next;
    if (next >= text.length || text.charCodeAt(next) !== 35 || !plainHelp.test(text)) {
      return false;
    }
    const helpStart = plainHelp.lastIndex;
    const helpEnd = text.indexOf('\n', helpStart);
    const name = text.slice(next + HELP_START.length, helpStart - 1);
    const nameStart = helpEnd + 1 + TYPE_START.length;
    const typeStart = nameStart + name.length + 1;
    const typeEnd = helpEnd < 0 ? -1 : text.indexOf('\n', typeStart);
    if (typeEnd < 0 || typeEnd + 1 === text.length || text.charCodeAt(helpEnd - 1) === 13) {
      return false;
    }
    if (text.slice(helpEnd + 1, nameStart) !== TYPE_START || text.charCodeAt(typeStart - 1) !== 32) {
      return false;
    }
    const types = this.types as readonly FamilyType[];
    const type = types.indexOf(text.slice(typeStart, typeEnd) as FamilyType);
    if (type < 0 || text.slice(nameStart, typeStart - 1) !== name || this.families.has(name)) {
      return false;
    }
    const help = text.slice(helpStart, helpEnd);
    const plain = cursor.hasBackslash(helpStart, helpEnd) ? this.unescape(help) : help;
    this.last = { name: this.owned(name), type: types[type], help: this.owned(plain), unit: '' };
    this.families.set(this.last.name, this.last);
    cursor.familiar = this.last.name;
    cursor.next = typeEnd + 1;
    cursor.line += 2;
    return true;
  }

  private readFamily(cursor: Cursor, keyword: string): MutableFamily {
    const isPlain = cursor.code() !== 34;
    const name = isPlain ? cursor.name(true) : unescaped(cursor.quoted());
    if (name === '') {
      cursor.expected(`a metric name after ${keyword}`);
    }
    if (this.last?.name !== name) {
      this.last = this.families.get(name) ?? this.newFamily(name);
      cursor.familiar = isPlain ? this.last.name : '';
    }
    return this.last;
  }

  private newFamily(name: string): MutableFamily {
    const family = { name: this.owned(name), type: this.strict ? 'unknown' : 'untyped', help: '', unit: '' } as const;
    this.families.set(family.name, family);
    return family;
  }

  /** HELP, TYPE, UNIT or EOF; undefined for a comment, which only 0.0.4 permits. */
  private keyword(cursor: Cursor): Keyword | undefined {
    const { text, strict, lineEnd } = cursor;
    const apart = strict ? cursor.code() === 32 : cursor.skipBlanks();
    const start = strict ? cursor.at + 1 : cursor.at;
    const found = apart ? keywordAt(text, start) : undefined;
    const end = start + (found?.length ?? 0);
    if (strict && found === 'EOF' && end === lineEnd) {
      return found;
    }
    if (found !== undefined && found !== 'EOF' && (strict || found !== 'UNIT') && end < lineEnd) {
      if (strict ? text.charCodeAt(end) === 32 : isBlank(text.charCodeAt(end))) {
        cursor.at = end + 1;
        cursor.skipBlanks();
        return found;
      }
    }
    return strict ? cursor.fail('expected `# HELP`, `# TYPE`, `# UNIT` or `# EOF`, found another comment') : undefined;
  }

  private rest(cursor: Cursor, keyword: string): string {
    if (this.strict) {
      if (cursor.code() !== 32) {
        cursor.expected(`a space and a text after the name in ${keyword}`);
      }
      cursor.at++;
    } else if (!cursor.skipBlanks() && cursor.code() >= 0) {
      cursor.expected(`a blank after the name in ${keyword}`);
    }
    return cursor.text.slice(cursor.at, cursor.lineEnd);
  }

  private typeOf(cursor: Cursor, text: string): FamilyType {
    const type = this.strict ? text : withoutTrailingBlanks(text);
    const { types } = this;
    return types.includes(type) ? (type as FamilyType) : cursor.expected(`a metric type (${types.join(', ')})`);
  }
}

function keywordAt(text: string, at: number): Keyword | undefined {
  const code = text.charCodeAt(at);
  const keyword = code === 72 ? 'HELP' : code === 84 ? 'TYPE' : code === 85 ? 'UNIT' : code === 69 ? 'EOF' : undefined;
  // A slice this short is compared far faster than `startsWith` does it.
  return keyword && text.slice(at, at + keyword.length) === keyword ? keyword : undefined;
}

function unescapedHelp(text: string): string {
  return text.includes('\\') ? text.replace(/\\[\\n]/g, (escape) => HELP_ESCAPES[escape]) : text;
}

// A regular expression would take quadratic time on many blanks that are not the last.
function withoutTrailingBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) {
    end--;
  }
  return text.slice(0, end);
}
