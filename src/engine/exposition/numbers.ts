const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const INFINITY = /^[+-]?inf(?:inity)?$/i;
const NOT_A_NUMBER = /^nan$/i;
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/**
 * The value of one number token, or undefined where Prometheus refuses it: decimals with sign, point and exponent,
 * `Inf`, `Infinity` and unsigned `NaN` in any case; no hexadecimal, no `_`, no decimal beyond the largest double
 * (`parseFloat` in Prometheus's model/textparse, which is Go's strconv.ParseFloat without `p`, `P` and `_`).
 */
export function numberOf(token: string): number | undefined {
  if (DECIMAL.test(token)) {
    const value = Number(token);
    return Number.isFinite(value) ? value : undefined;
  }
  if (INFINITY.test(token)) {
    return token.startsWith('-') ? -Infinity : Infinity;
  }
  return NOT_A_NUMBER.test(token) ? NaN : undefined;
}

/** Reads numbers out of a page without cutting them out first. */
export class NumberReader {
  /** Just past the token last read. */
  end = 0;
  /** Whether the token last read is a number. */
  valid = false;

  /** Reads the token at `start`, which ends before a blank, a line end, a `{`, a `"` or `limit`. */
  read(text: string, start: number, limit: number): number {
    const quick = this.readDecimal(text, start);
    if (this.valid && (this.end === limit || isDelimiter(text.charCodeAt(this.end)))) {
      return quick;
    }
    let end = start;
    while (end < limit && !isDelimiter(text.charCodeAt(end))) {
      end++;
    }
    const value = numberOf(text.slice(start, end));
    this.end = end;
    this.valid = value !== undefined;
    return value ?? NaN;
  }

  /** Exact for a mantissa below 2^53 and a power of ten up to 22: then one rounding gives the nearest double. */
  private readDecimal(text: string, start: number): number {
    this.valid = false;
    let at = start;
    let code = text.charCodeAt(at);
    const negative = code === 45;
    if (negative || code === 43) {
      code = text.charCodeAt(++at);
    }
    let mantissa = 0;
    const first = at;
    while (code >= 48 && code <= 57) {
      mantissa = mantissa * 10 + (code - 48);
      code = text.charCodeAt(++at);
    }
    let digits = at - first;
    let scale = 0;
    if (code === 46) {
      const point = at;
      code = text.charCodeAt(++at);
      while (code >= 48 && code <= 57) {
        mantissa = mantissa * 10 + (code - 48);
        code = text.charCodeAt(++at);
      }
      scale = at - point - 1;
      digits += scale;
    }
    if (digits === 0) {
      return NaN;
    }
    if (code === 101 || code === 69) {
      code = text.charCodeAt(++at);
      const down = code === 45;
      if (down || code === 43) {
        code = text.charCodeAt(++at);
      }
      let exponent = 0;
      const exponentStart = at;
      while (code >= 48 && code <= 57) {
        exponent = exponent * 10 + (code - 48);
        code = text.charCodeAt(++at);
      }
      if (at === exponentStart) {
        return NaN;
      }
      scale += down ? exponent : -exponent;
    }
    this.end = at;
    if (mantissa <= Number.MAX_SAFE_INTEGER && scale <= 22 && scale >= -22) {
      this.valid = true;
      const value = scale > 0 ? mantissa / POWERS_OF_TEN[scale] : mantissa * POWERS_OF_TEN[-scale];
      return negative ? -value : value;
    }
    const value = Number(text.slice(start, at));
    this.valid = Number.isFinite(value);
    return value;
  }
}

function isDelimiter(code: number): boolean {
  return code === 10 || code === 32 || code === 9 || code === 13 || code === 123 || code === 34;
}
