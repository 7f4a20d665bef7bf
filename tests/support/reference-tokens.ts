/** The value of a number token as Prometheus's text parser reads it; undefined where it refuses it. */
export function referenceNumber(token: string): number | undefined {
  const negative = token.startsWith('-');
  const unsigned = negative || token.startsWith('+') ? token.slice(1) : token;
  const lower = unsigned.toLowerCase();
  if (lower === 'inf' || lower === 'infinity') {
    return negative ? -Infinity : Infinity;
  }
  if (token.toLowerCase() === 'nan') {
    return NaN;
  }
  const [mantissa, exponent, ...others] = lower.split('e');
  const [whole, part, ...points] = mantissa.split('.');
  const power = exponent?.startsWith('-') || exponent?.startsWith('+') ? exponent.slice(1) : exponent;
  const isNumber =
    others.length === 0 &&
    points.length === 0 &&
    whole + (part ?? '') !== '' &&
    isDigits(whole + (part ?? '')) &&
    (power === undefined || (power !== '' && isDigits(power)));
  if (!isNumber || !Number.isFinite(Number(token))) {
    return undefined;
  }
  return Number(token);
}

/** Whether a text is made of nothing but digits. */
export function isDigits(text: string): boolean {
  return text.split('').every((character) => character >= '0' && character <= '9');
}

/** A help text with its escapes resolved, `\\"` too with `quotes`. */
export function helpText(text: string, quotes: boolean): string {
  let help = '';
  for (let at = 0; at < text.length; at++) {
    const next = text[at + 1];
    if (text[at] === '\\' && (next === '\\' || next === 'n' || (quotes && next === '"'))) {
      help += next === 'n' ? '\n' : next;
      at++;
    } else {
      help += text[at];
    }
  }
  return help;
}
