import type { LabelFilter } from '../../engine/measures/types';

/** A text that is no list of matchers: what was expected where (1 is the first character). */
export class MatcherError extends Error {
  override readonly name = 'MatcherError';

  constructor(
    readonly position: number,
    expected: string,
    found: string
  ) {
    const what = found === '' ? 'the text ends' : `there is "${found}"`;
    super(
      `Label matchers, character ${position}: expected ${expected}, but ${what}. Write them like job="vllm",instance="gpu-1:8000".`
    );
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', '"': '"', "'": "'" };

/**
 * Label matchers as PromQL writes them, with or without braces around: `job="vllm",instance=~"gpu-.*"`. No text, no
 * matchers.
 * @throws MatcherError
 */
export function parseMatchers(text: string): LabelFilter[] {
  const reader = new Reader(text);
  const closing = reader.takes('{') ? '}' : '';
  const filters: LabelFilter[] = [];
  while (!reader.atEnd && !(closing && reader.sees('}'))) {
    filters.push({ label: reader.label(), op: reader.operator(), value: reader.quoted('a value in double quotes') });
    if (!reader.takes(',')) {
      break;
    }
  }
  if (closing && !reader.takes(closing)) {
    reader.fail('"," or "}"');
  }
  if (!reader.atEnd) {
    reader.fail(closing ? 'the end' : '"," or the end');
  }
  return filters;
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {
    this.skip();
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  sees(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  takes(word: string): boolean {
    const found = this.sees(word);
    if (found) {
      this.at += word.length;
      this.skip();
    }
    return found;
  }

  label(): string {
    if (this.sees('"')) {
      return this.quoted('a label name');
    }
    return this.token(/[A-Za-z_]\w*/y) ?? this.fail('a label name');
  }

  operator(): LabelFilter['op'] {
    return (this.token(/=~|!~|!=|=(?!=)/y) as LabelFilter['op'] | undefined) ?? this.fail('=, !=, =~ or !~');
  }

  quoted(expected: string): string {
    const raw = this.token(/"(?:[^"\\\n]|\\.)*"/y, (inside) => this.checkEscapes(inside));
    return raw === undefined
      ? this.fail(this.sees('"') ? `${expected} that ends on the same line` : expected)
      : raw.slice(1, -1).replace(/\\(.)/g, (_, letter: string) => escapes[letter]);
  }

  fail(expected: string): never {
    throw new MatcherError(this.at + 1, expected, this.text.slice(this.at, this.at + 12));
  }

  private checkEscapes(raw: string): void {
    for (const { 1: letter, index } of raw.matchAll(/\\(.)/g)) {
      if (!(letter in escapes)) {
        this.at += index;
        this.fail('one of the escapes \\\\ \\" \\n \\t \\r (write a backslash twice)');
      }
    }
  }

  private token(pattern: RegExp, check: (found: string) => void = () => undefined): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) {
      check(found);
      this.at += found.length;
      this.skip();
    }
    return found;
  }

  private skip(): void {
    while (/\s/.test(this.text[this.at] ?? '')) {
      this.at++;
    }
  }
}
