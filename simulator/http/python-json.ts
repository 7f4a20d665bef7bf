/** Why Python's `json.loads` refuses a text, and at which character. */
export interface JsonError {
  readonly message: string;
  /** In code points from the beginning, as Python counts. */
  readonly position: number;
}

class Refused extends Error {
  constructor(
    message: string,
    readonly index: number
  ) {
    super(message);
  }
}

/** Finds what `json.loads` would say of a text that `JSON.parse` refused; undefined where Python would take it. */
export function findJsonError(text: string): JsonError | undefined {
  try {
    const end = skipSpace(text, readValue(text, skipSpace(text, 0), 0));
    return end < text.length ? located(text, 'Extra data', end) : undefined;
  } catch (error) {
    if (error instanceof Refused) {
      return located(text, error.message, error.index);
    }
    throw error;
  }
}

function located(text: string, message: string, index: number): JsonError {
  return { message, position: Array.from(text.slice(0, index)).length };
}

const DEEPEST = 500;
const SCALAR = /(?:null|true|false|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;

function readValue(text: string, at: number, depth: number): number {
  switch (depth < DEEPEST ? text[at] : undefined) {
    case '"':
      return readString(text, at);
    case '{':
      return readObject(text, at, depth);
    case '[':
      return readArray(text, at, depth);
    default:
      SCALAR.lastIndex = at;
      if (SCALAR.test(text)) {
        return SCALAR.lastIndex;
      }
      throw new Refused('Expecting value', at);
  }
}

function readObject(text: string, start: number, depth: number): number {
  let at = skipSpace(text, start + 1);
  if (text[at] === '}') {
    return at + 1;
  }
  for (;;) {
    if (text[at] !== '"') {
      throw new Refused('Expecting property name enclosed in double quotes', at);
    }
    at = skipSpace(text, readString(text, at));
    if (text[at] !== ':') {
      throw new Refused("Expecting ':' delimiter", at);
    }
    at = skipSpace(text, readValue(text, skipSpace(text, at + 1), depth + 1));
    if (text[at] === '}') {
      return at + 1;
    }
    if (text[at] !== ',') {
      throw new Refused("Expecting ',' delimiter", at);
    }
    at = skipSpace(text, at + 1);
  }
}

function readArray(text: string, start: number, depth: number): number {
  let at = skipSpace(text, start + 1);
  if (text[at] === ']') {
    return at + 1;
  }
  for (;;) {
    at = skipSpace(text, readValue(text, at, depth + 1));
    if (text[at] === ']') {
      return at + 1;
    }
    if (text[at] !== ',') {
      throw new Refused("Expecting ',' delimiter", at);
    }
    at = skipSpace(text, at + 1);
  }
}

function readString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      return at + 1;
    }
    if (char < ' ') {
      throw new Refused('Invalid control character at', at);
    }
    if (char !== '\\') {
      continue;
    }
    at++;
    if (text[at] === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) {
        throw new Refused('Invalid \\uXXXX escape', at);
      }
      at += 4;
    } else if (at < text.length && !'"\\/bfnrt'.includes(text[at])) {
      throw new Refused('Invalid \\escape', at - 1);
    }
  }
  throw new Refused('Unterminated string starting at', start);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text[at])) {
    at++;
  }
  return at;
}
