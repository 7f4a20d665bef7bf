/** The tokens of a prompt, by what makes two of them equal: enough to find shared prefixes, no text. */
export interface TokenContent {
  /** How many tokens. */
  readonly length: number;
  /** Mixes the tokens from `from` up to but not including `to` into a hash. */
  mix(hash: number, from: number, to: number): number;
}

/** Tokens that came from one source, such as a system prompt or one reply: equal where source and position are. */
export interface Segment {
  /** Names the source; two segments with one name hold the same tokens. */
  readonly id: number;
  readonly length: number;
}

/** One round of mixing two 26-bit halves; results stay within 2^52, so that they are exact as a double. */
export function mixHash(hash: number, value: number): number {
  const high = Math.floor(hash / 67108864);
  const low = hash % 67108864;
  const a = Math.imul(low ^ value, 0x9e3779b1) ^ Math.imul(high + 0x7f4a7c15, 0x85ebca6b);
  const b = Math.imul(high ^ (a >>> 7), 0xc2b2ae35) ^ Math.imul(value + 0x165667b1, 0x27d4eb2f);
  const c = Math.imul(a ^ (b >>> 13), 0x2c1b3c6d);
  return ((c ^ (c >>> 12)) & 67108863) * 67108864 + ((b ^ (c >>> 9)) & 67108863);
}

/** Content made of segments, one after the other. */
export class SegmentedContent implements TokenContent {
  readonly length: number;

  constructor(readonly segments: readonly Segment[]) {
    this.length = segments.reduce((sum, segment) => sum + segment.length, 0);
  }

  mix(hash: number, from: number, to: number): number {
    let start = 0;
    let result = hash;
    for (const { id, length } of this.segments) {
      const end = start + length;
      if (length > 0 && end > from && start < to) {
        result = mixHash(result, id);
        result = mixHash(result, Math.max(from, start) - start);
        result = mixHash(result, Math.min(to, end) - start);
      }
      if (end >= to) {
        break;
      }
      start = end;
    }
    return result;
  }
}

/** Content of known tokens, as a tokenizer gives them. */
export class TokenList implements TokenContent {
  readonly length: number;

  constructor(readonly tokens: readonly number[]) {
    this.length = tokens.length;
  }

  mix(hash: number, from: number, to: number): number {
    let result = hash;
    for (let i = from; i < to; i++) {
      result = mixHash(result, this.tokens[i]);
    }
    return result;
  }
}
