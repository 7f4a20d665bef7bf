const HALF = /^[\s>]*(?:[-=*+_#`~]*|\d{1,9}[.)]?)[ \t]*$/;

/** A text without its last line while that may be the start of anything: a rule, a list, a heading, the end of code. */
export function withoutHalf(text: string): string {
  const start = text.lastIndexOf('\n') + 1;
  return HALF.test(text.slice(start)) ? text.slice(0, start) : text;
}
