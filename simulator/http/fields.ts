import { type Issue } from './errors';

/** The outcome of reading one field: a value, or what is wrong. */
type Read<T> = { readonly value: T | undefined } | { readonly issues: readonly Issue[] };
type Reader<T> = (input: unknown, loc: string) => Read<T>;

const good = <T>(value: T): Read<T> => ({ value });
const bad = (type: string, loc: string, msg: string, input: unknown, ctx?: string): Read<never> => ({
  issues: [{ type, loc, msg, input, ctx }],
});

/** A whole number, also as text. */
export const integer: Reader<number> = (input, loc) => {
  if (typeof input === 'boolean') {
    return good(Number(input));
  }
  if (typeof input === 'number') {
    return Number.isInteger(input)
      ? good(input)
      : bad('int_from_float', loc, 'Input should be a valid integer, got a number with a fractional part', input);
  }
  if (typeof input !== 'string') {
    return bad('int_type', loc, 'Input should be a valid integer', input);
  }
  return /^\s*[+-]?\d+(\.0+)?\s*$/.test(input)
    ? good(Number(input))
    : bad('int_parsing', loc, 'Input should be a valid integer, unable to parse string as an integer', input);
};

/** A seed: a whole number of 64 bits. */
export const seed: Reader<number> = (input, loc) => {
  const read = typeof input === 'bigint' ? good(Number(input)) : integer(input, loc);
  if ('issues' in read || read.value === undefined || Math.abs(read.value) < 2 ** 63) {
    return read;
  }
  return read.value > 0
    ? bad('less_than_equal', loc, `Input should be less than or equal to ${MAX_INT}`, input, `{'le': ${MAX_INT}}`)
    : bad(
        'greater_than_equal',
        loc,
        `Input should be greater than or equal to ${MIN_INT}`,
        input,
        `{'ge': ${MIN_INT}}`
      );
};

const MAX_INT = '9223372036854775807';
const MIN_INT = '-9223372036854775808';

/** A number, also as text. */
export const float: Reader<number> = (input, loc) => {
  if (typeof input === 'number' || typeof input === 'boolean') {
    return good(Number(input));
  }
  if (typeof input !== 'string') {
    return bad('float_type', loc, 'Input should be a valid number', input);
  }
  return input.trim() !== '' && !Number.isNaN(Number(input))
    ? good(Number(input))
    : bad('float_parsing', loc, 'Input should be a valid number, unable to parse string as a number', input);
};

const WORDS: Record<string, boolean> = {
  ...Object.fromEntries(['true', 't', 'yes', 'y', 'on', '1'].map((word) => [word, true])),
  ...Object.fromEntries(['false', 'f', 'no', 'n', 'off', '0'].map((word) => [word, false])),
};

/** True or false, also as the words and numbers that pydantic takes. */
export const bool: Reader<boolean> = (input, loc) => {
  if (typeof input === 'boolean') {
    return good(input);
  }
  if (typeof input !== 'string' && typeof input !== 'number') {
    return bad('bool_type', loc, 'Input should be a valid boolean', input);
  }
  const known = WORDS[String(input).toLowerCase()];
  return known === undefined
    ? bad('bool_parsing', loc, 'Input should be a valid boolean, unable to interpret input', input)
    : good(known);
};

/** Text. */
export const text: Reader<string> = (input, loc) =>
  typeof input === 'string' ? good(input) : bad('string_type', loc, 'Input should be a valid string', input);

/** A JSON object of any kind. */
export const dictionary: Reader<Record<string, unknown>> = (input, loc) =>
  isObject(input) ? good(input) : bad('dict_type', loc, 'Input should be a valid dictionary', input);

/** A JSON object that has fields of its own. */
export const model: Reader<Record<string, unknown>> = (input, loc) =>
  isObject(input)
    ? good(input)
    : bad('model_attributes_type', loc, 'Input should be a valid dictionary or object to extract fields from', input);

/** A list, each item of which another reader takes. */
export function list<T>(item: Reader<T>): Reader<T[]> {
  return (input, loc) => {
    if (!Array.isArray(input)) {
      return bad('list_type', loc, 'Input should be a valid list', input);
    }
    const read = input.map((value, index) => item(value, `${loc}.${index}`));
    const issues = read.flatMap((result) => ('issues' in result ? result.issues : []));
    return issues.length > 0 ? { issues } : good(read.map((result) => (result as { value: T }).value));
  };
}

/** The first reader that takes the input; all of their issues where none does. */
export function either<A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> {
  return (input, loc) => {
    const a = first(input, loc);
    if (!('issues' in a)) {
      return a;
    }
    const b = second(input, loc);
    return 'issues' in b ? { issues: [...a.issues, ...b.issues] } : b;
  };
}

/** Whether a JSON value is an object. */
export function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** Reads the fields of a body one after the other and keeps what is wrong with them. */
export class FieldReader {
  readonly issues: Issue[] = [];

  constructor(
    readonly body: Record<string, unknown>,
    private readonly at = 'body'
  ) {}

  /** A field that may be left out, and may be null unless `required` says otherwise. */
  take<T>(name: string, reader: Reader<T>, required: 'nullable' | 'not null' | 'required' = 'nullable'): T | undefined {
    const input = this.body[name];
    const loc = `${this.at}.${name}`;
    if (input === undefined) {
      if (required === 'required') {
        this.issues.push({ type: 'missing', loc, msg: 'Field required', input: this.body });
      }
      return undefined;
    }
    if (input === null && required === 'nullable') {
      return undefined;
    }
    const read = reader(input, loc);
    if ('issues' in read) {
      this.issues.push(...read.issues);
      return undefined;
    }
    return read.value;
  }
}
