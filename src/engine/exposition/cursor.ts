import { ExpositionError, excerptOf, foundAt } from './errors';

/** A place in a page, line by line. `strict` is OpenMetrics, which has one space where 0.0.4 permits any blanks. */
export class Cursor {
  at = 0;
  lineStart = 0;
  /** Past the last character of the line, its `\n` or `\r\n` not counted. */
  lineEnd = 0;
  /** The 1-based number of this line. */
  line = 0;
  /** Where the next line starts. */
  next = 0;
  /** A metric name that many names on the lines to come start with, or are. */
  familiar = '';
  /** The label names of the last set that had plain ones, which the next set often has too. */
  labelNames: readonly string[] = [];
  private backslash = -1;

  constructor(
    readonly text: string,
    readonly strict: boolean
  ) {
    this.next = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Moves to the next line; false at the end of the page. */
  nextLine(): boolean {
    if (this.next >= this.text.length) {
      return false;
    }
    const start = this.next;
    const found = this.text.indexOf('\n', start);
    let end = found < 0 ? this.text.length : found;
    this.next = end + 1;
    if (found > start && this.text.charCodeAt(end - 1) === 13) {
      end--;
    }
    this.line++;
    this.lineStart = start;
    this.lineEnd = end;
    this.at = start;
    return true;
  }

  /** The code of the character here, or -1 at the end of the line. */
  code(): number {
    return this.at < this.lineEnd ? this.text.charCodeAt(this.at) : -1;
  }

  /** Whether the line has a `\n`. */
  isEnded(): boolean {
    return this.next <= this.text.length && this.text.charCodeAt(this.next - 1) === 10;
  }

  /** Whether this text stands here. It must not hold a line end, nor be empty. */
  isAt(part: string): boolean {
    const end = this.at + part.length;
    // Most texts that differ do so at the end already, and two characters cost far less than a slice.
    return (
      end <= this.text.length &&
      this.text.charCodeAt(end - 1) === part.charCodeAt(part.length - 1) &&
      this.text.slice(this.at, end) === part
    );
  }

  /** Passes blanks and tabs, which only 0.0.4 permits; true if there were any. */
  skipBlanks(): boolean {
    if (this.strict) {
      return false;
    }
    const start = this.at;
    while (this.at < this.lineEnd && isBlank(this.text.charCodeAt(this.at))) {
      this.at++;
    }
    return this.at > start;
  }

  /** Passes everything up to the next blank or the end of the line. */
  skipToBlank(): void {
    while (this.at < this.lineEnd && !isBlank(this.text.charCodeAt(this.at))) {
      this.at++;
    }
  }

  /** Passes a run of letters, digits and `_` (and `:` with `colons`) that does not start with a digit; its text. */
  name(colons: boolean): string {
    const { text, at: start, lineEnd, familiar } = this;
    const refused = colons ? 0 : COLON;
    const known = colons && familiar !== '' && this.isAt(familiar);
    let at = known ? start + familiar.length : start;
    for (; at < lineEnd; at++) {
      const code = text.charCodeAt(at);
      const part = code < 128 ? NAME_PARTS[code] : 0;
      if (part === 0 || part === refused || (part === DIGIT && at === start)) {
        break;
      }
    }
    this.at = at;
    if (known && at === start + familiar.length) {
      return familiar;
    }
    return this.text.slice(start, at);
  }

  /** Passes a string in quotes, of which the opening one is here; its text with escapes as written. */
  quoted(): string {
    const start = this.at + 1;
    let close = this.text.indexOf('"', start);
    for (let slash = this.backslashFrom(start); slash >= 0 && slash < close; slash = this.backslashFrom(slash + 2)) {
      if (slash + 1 === close) {
        close = this.text.indexOf('"', slash + 2);
      }
    }
    if (close < 0 || close >= this.lineEnd) {
      this.fail('a quoted string is not closed, expected `"` before the end of the line');
    }
    this.at = close + 1;
    return this.text.slice(start, close);
  }

  /** Whether a backslash stands between `start` and `end`. To be asked for places that follow one another. */
  hasBackslash(start: number, end: number): boolean {
    return this.backslashFrom(start) < end;
  }

  /** Throws what was expected here and what was found. */
  expected(what: string): never {
    return this.fail(`expected ${what}, found ${foundAt(this.text, this.at, this.lineEnd)}`);
  }

  fail(reason: string): never {
    throw new ExpositionError(Math.max(this.line, 1), reason, excerptOf(this.text, this.lineStart, this.lineEnd));
  }

  private backslashFrom(at: number): number {
    if (this.backslash < at && this.backslash !== Infinity) {
      const found = this.text.indexOf('\\', at);
      this.backslash = found < 0 ? Infinity : found;
    }
    return this.backslash;
  }
}

/** Whether this is the code of a blank or a tab. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

const LETTER = 1;
const DIGIT = 2;
const COLON = 4;
// What each ASCII character is to a name; a digit cannot start one, a colon is for metric names only.
const NAME_PARTS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return /[a-zA-Z_]/.test(character) ? LETTER : /[0-9]/.test(character) ? DIGIT : character === ':' ? COLON : 0;
});

/** Whether a character can stand in a metric name. */
export function isNamePart(code: number): boolean {
  return code < 128 && NAME_PARTS[code] > 0;
}
