import type { Exemplar, Family, FamilyType } from '../../src/engine/exposition/types';

import { helpText, isDigits, referenceNumber } from './reference-tokens';

/** What the slow parser makes of one sample line. */
export interface ReferenceSample {
  readonly name: string;
  /** Sorted by name; labels without a value left out. */
  readonly labels: ReadonlyArray<readonly [string, string]>;
  readonly value: number;
  /** Milliseconds. */
  readonly timestamp: number | undefined;
  readonly exemplar: Exemplar | undefined;
  readonly line: number;
}

/** Thrown for a line that cannot be read. */
export class Refusal extends Error {}

const END = '';
const TYPES: Record<string, readonly string[]> = {
  text: ['counter', 'gauge', 'histogram', 'summary', 'untyped'],
  openmetrics: ['counter', 'gauge', 'histogram', 'summary', 'unknown', 'info', 'stateset', 'gaugehistogram'],
};

/** One line of a page. */
export class Line {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly format: 'text' | 'openmetrics',
    private readonly number: number
  ) {}

  read(families: Map<string, Family>): ReferenceSample | 'end' | undefined {
    this.blanks();
    if (this.peek() === END) {
      if (this.format === 'openmetrics') {
        throw new Refusal();
      }
      return undefined;
    }
    return this.peek() === '#' ? this.comment(families) : this.sample();
  }

  private peek(): string {
    return this.at < this.text.length ? this.text[this.at] : END;
  }

  private take(): string {
    const character = this.peek();
    this.at++;
    return character;
  }

  private expect(character: string): void {
    if (this.take() !== character) {
      throw new Refusal();
    }
  }

  private blanks(): number {
    let count = 0;
    while (this.format === 'text' && (this.peek() === ' ' || this.peek() === '\t')) {
      this.at++;
      count++;
    }
    return count;
  }

  /** One space in OpenMetrics; in the text format at least `least` blanks. */
  private gap(least: number): void {
    if (this.format === 'openmetrics') {
      this.expect(' ');
    } else if (this.blanks() < least) {
      throw new Refusal();
    }
  }

  private word(first: string, more: string): string {
    let word = '';
    while (this.peek() !== END && (first.includes(this.peek()) || (word !== '' && more.includes(this.peek())))) {
      word += this.take();
    }
    if (word === '') {
      throw new Refusal();
    }
    return word;
  }

  private metricName(): string {
    return this.word('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_:', '0123456789');
  }

  private labelName(): string {
    return this.word('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_', '0123456789');
  }

  private quoted(): string {
    this.expect('"');
    let value = '';
    for (;;) {
      const character = this.take();
      if (character === END) {
        throw new Refusal();
      }
      if (character === '"') {
        return value;
      }
      if (character !== '\\') {
        value += character;
        continue;
      }
      const escaped = this.take();
      if (escaped === END) {
        throw new Refusal();
      }
      value += escaped === 'n' ? '\n' : escaped === '"' || escaped === '\\' ? escaped : `\\${escaped}`;
    }
  }

  private token(): string {
    let token = '';
    while (this.peek() !== END && this.peek() !== ' ' && (this.format === 'openmetrics' || this.peek() !== '\t')) {
      token += this.take();
    }
    return token;
  }

  private comment(families: Map<string, Family>): 'end' | undefined {
    const strict = this.format === 'openmetrics';
    if (strict && this.text === '# EOF') {
      return 'end';
    }
    this.expect('#');
    const gap = strict ? (this.take() === ' ' ? 1 : 0) : this.blanks();
    let keyword = '';
    while (this.peek() >= 'A' && this.peek() <= 'Z') {
      keyword += this.take();
    }
    const known = (strict ? ['HELP', 'TYPE', 'UNIT'] : ['HELP', 'TYPE']).includes(keyword);
    const apart = strict ? this.peek() === ' ' : this.peek() === ' ' || this.peek() === '\t';
    if (gap === 0 || !known || !apart) {
      if (strict) {
        throw new Refusal();
      }
      return undefined;
    }
    this.gap(1);
    const name = this.peek() === '"' ? this.quoted() : this.metricName();
    if (name === '') {
      throw new Refusal();
    }
    if (strict || this.peek() !== END) {
      this.gap(1);
    }
    this.note(families, keyword, name, this.text.slice(this.at));
    return undefined;
  }

  private note(families: Map<string, Family>, keyword: string, name: string, text: string): void {
    const fresh: Family = { name, type: this.format === 'text' ? 'untyped' : 'unknown', help: '', unit: '' };
    const family = families.get(name) ?? fresh;
    if (keyword === 'HELP') {
      families.set(name, { ...family, help: helpText(text, this.format === 'openmetrics') });
    } else if (keyword === 'TYPE') {
      let type = text;
      while (this.format === 'text' && (type.endsWith(' ') || type.endsWith('\t'))) {
        type = type.slice(0, -1);
      }
      if (!TYPES[this.format].includes(type)) {
        throw new Refusal();
      }
      families.set(name, { ...family, type: type as FamilyType });
    } else {
      if (text !== '' && !name.endsWith(`_${text}`)) {
        throw new Refusal();
      }
      families.set(name, { ...family, unit: text });
    }
  }

  private sample(): ReferenceSample {
    const strict = this.format === 'openmetrics';
    const bare = this.peek() === '{' ? undefined : this.metricName();
    this.blanks();
    const set = this.peek() === '{' ? this.labels(bare === undefined) : { name: undefined, labels: [] };
    const name = bare ?? set.name;
    if (name === undefined) {
      throw new Refusal();
    }
    this.gap(0);
    const value = this.numeral(strict ? this.token() : this.valueToken());
    let timestamp: number | undefined;
    let exemplar: Exemplar | undefined;
    if (strict) {
      if (this.peek() !== END && !this.text.startsWith(' # {', this.at)) {
        timestamp = this.seconds();
      }
      exemplar = this.text.startsWith(' # {', this.at) ? this.exemplar() : undefined;
    } else if (this.blanks() > 0 && this.peek() !== END) {
      timestamp = this.milliseconds();
      this.blanks();
    }
    if (this.peek() !== END) {
      throw new Refusal();
    }
    return { name, labels: set.labels, value, timestamp, exemplar, line: this.number };
  }

  private valueToken(): string {
    let token = '';
    while (this.peek() !== END && this.peek() !== ' ' && this.peek() !== '\t' && this.peek() !== '{') {
      token += this.take();
    }
    return token;
  }

  private labels(mayName: boolean): { name: string | undefined; labels: Array<[string, string]> } {
    this.expect('{');
    const all: Array<[string, string]> = [];
    let metric: string | undefined;
    for (;;) {
      this.blanks();
      if (this.peek() === '}') {
        break;
      }
      const isQuoted = this.peek() === '"';
      const name = isQuoted ? this.quoted() : this.labelName();
      if (name === '') {
        throw new Refusal();
      }
      this.blanks();
      const isMetric = isQuoted && (this.peek() === ',' || this.peek() === '}');
      if (isMetric) {
        if (!mayName || metric !== undefined) {
          throw new Refusal();
        }
        metric = name;
      } else {
        this.expect('=');
        this.blanks();
        all.push([name, this.quoted()]);
        this.blanks();
      }
      if (this.peek() === ',') {
        this.at++;
      } else if (this.peek() !== '}' && this.format === 'openmetrics') {
        throw new Refusal();
      }
    }
    this.expect('}');
    const names = all.map(([name]) => name);
    if (new Set(names).size < names.length || names.includes('__name__')) {
      throw new Refusal();
    }
    const labels = all.filter(([, value]) => value !== '').sort(([a], [b]) => (a < b ? -1 : 1));
    return { name: metric, labels };
  }

  private exemplar(): Exemplar {
    this.at += ' # '.length;
    const { labels } = this.labels(false);
    this.expect(' ');
    const value = this.numeral(this.token());
    const timestamp = this.peek() === END ? undefined : this.seconds();
    const object = Object.fromEntries(labels);
    return timestamp === undefined ? { labels: object, value } : { labels: object, value, timestamp };
  }

  private seconds(): number {
    this.expect(' ');
    const seconds = this.numeral(this.token());
    if (!Number.isFinite(seconds)) {
      throw new Refusal();
    }
    return Math.trunc(seconds * 1000);
  }

  private milliseconds(): number {
    const token = this.token();
    const digits = token.startsWith('-') ? token.slice(1) : token;
    if (digits === '' || !isDigits(digits) || BigInt(digits) > 9223372036854775807n) {
      throw new Refusal();
    }
    return Number(token);
  }

  private numeral(token: string): number {
    const value = referenceNumber(token);
    if (value === undefined) {
      throw new Refusal();
    }
    return value;
  }
}
