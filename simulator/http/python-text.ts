/** Text as Python writes it, which vLLM's messages are made of. */

/** `repr()` of a string. */
export function reprString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\\n\r\t]/g, (char) => ESCAPES[char] ?? char);
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** `str()` of a float: always with a fraction or an exponent. */
export function floatText(value: number): string {
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text.replace(/e([+-])(\d)$/, 'e$10$2');
}

const LONGEST_INPUT = 200;

/** What a validation error shows of the input that it is about: text cut short, containers by their size. */
export function inputText(value: unknown): string {
  if (value === null || value === undefined) {
    return 'None';
  }
  if (typeof value === 'boolean') {
    return value ? 'True' : 'False';
  }
  if (Array.isArray(value)) {
    return `<list of ${value.length} items>`;
  }
  if (typeof value === 'object') {
    return `<dict of ${Object.keys(value).length} items>`;
  }
  const text = typeof value === 'number' ? numberText(value) : String(value);
  return text.length > LONGEST_INPUT ? `${text.slice(0, LONGEST_INPUT)}...[truncated]` : text;
}

/** An integer stays one however large it is. */
function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : floatText(value);
}

/** `json.dumps` of a string: everything beyond ASCII escaped. */
export function asciiJson(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}
