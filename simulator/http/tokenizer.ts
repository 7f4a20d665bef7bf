/** How many tokens the vocabulary has; numbers from here on do not exist. */
export const VOCABULARY = 151_936;

const SPECIAL = ['<|endoftext|>', '<|im_start|>', '<|im_end|>', '<think>', '</think>'] as const;
const FIRST_SPECIAL = 151_643;

/** Numbers of the tokens that are not text. */
export const TOKEN = {
  turnStart: FIRST_SPECIAL + 1,
  turnEnd: FIRST_SPECIAL + 2,
  think: FIRST_SPECIAL + 3,
  thinkEnd: FIRST_SPECIAL + 4,
} as const;

const PIECES = / ?\p{L}+| ?\p{N}{1,3}| ?[^\s\p{L}\p{N}]+|\n+|\s+(?!\S)|\s+/gu;
const LONGEST = { word: 6, foreign: 2, space: 8, symbols: 4 } as const;
/** More characters than any piece has. */
export const LONGEST_PIECE = 9;

/**
 * Splits text into tokens of about four characters. Numbers come from hashing; the text of each is remembered, so that
 * tokens can be turned back into text.
 */
export class Tokenizer {
  private readonly numbers = new Map<string, number>();
  private readonly pieces = new Map<number, string>(SPECIAL.map((text, index) => [FIRST_SPECIAL + index, text]));

  /** The pieces that a text is split into: together they are the text. */
  split(text: string): string[] {
    return (text.match(PIECES) ?? []).flatMap(cut);
  }

  encode(text: string): number[] {
    return this.split(text).map((piece) => this.number(piece));
  }

  /** The text of tokens; nothing for those never seen, and for those that are not text. */
  decode(tokens: readonly number[]): string {
    return tokens.map((token) => (token >= FIRST_SPECIAL ? '' : this.piece(token))).join('');
  }

  /** The text of one token, special ones included. */
  piece(token: number): string {
    return this.pieces.get(token) ?? '';
  }

  /** The number of a piece. */
  number(piece: string): number {
    const known = this.numbers.get(piece);
    if (known !== undefined) {
      return known;
    }
    let token = hashText(piece) % FIRST_SPECIAL;
    if (this.numbers.size < 0.9 * FIRST_SPECIAL) {
      while (this.pieces.has(token)) {
        token = (token + 1) % FIRST_SPECIAL;
      }
      this.numbers.set(piece, token);
      this.pieces.set(token, piece);
    }
    return token;
  }
}

/** A number from 0 to 2^32 - 1 that stands for a text (FNV-1a). */
export function hashText(text: string, start = 0x811c9dc5): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

function cut(piece: string): string[] {
  if (piece.length <= 2) {
    return [piece];
  }
  const body = piece.trimStart();
  const longest =
    body === ''
      ? LONGEST.space
      : /^[\p{Script=Latin}]/u.test(body)
        ? LONGEST.word
        : /^[\p{L}\p{N}]/u.test(body)
          ? LONGEST.foreign + (/^\p{N}/u.test(body) ? 1 : 0)
          : LONGEST.symbols;
  if (body.length <= longest) {
    return [piece];
  }
  const chars = Array.from(body === '' ? piece : body);
  const count = Math.ceil(chars.length / longest);
  const size = Math.ceil(chars.length / count);
  const parts = Array.from({ length: count }, (_, index) => chars.slice(index * size, (index + 1) * size).join(''));
  if (body !== '') {
    parts[0] = piece.slice(0, piece.length - body.length) + parts[0];
  }
  return parts.filter((part) => part !== '');
}
