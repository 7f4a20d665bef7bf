const EXCERPT_CHARACTERS = 120;

/** A page that is not in the exposition format; nothing of it was kept. */
export class ExpositionError extends Error {
  override readonly name = 'ExpositionError';
  /** 1-based. */
  readonly line: number;
  /** One short sentence: what was found and what was expected. */
  readonly reason: string;
  /** The line, at most 120 characters of it. */
  readonly excerpt: string;

  constructor(line: number, reason: string, excerpt: string) {
    super(`line ${line}: ${reason}`);
    this.line = line;
    this.reason = reason;
    this.excerpt = excerpt;
  }
}

/** Something in a page that was read all the same, but not as its author meant it. */
export interface ExpositionWarning {
  /** 1-based. */
  readonly line: number;
  readonly reason: string;
}

/** The 1-based number of the line that holds position `at` of `text`. */
export function lineNumberAt(text: string, at: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) {
    line++;
  }
  return line;
}

/** At most 120 characters of the line that starts at `start`; what does not fit ends in `…`. */
export function excerptOf(text: string, start: number, end: number): string {
  const fits = end - start <= EXCERPT_CHARACTERS;
  return fits ? text.slice(start, end) : `${text.slice(start, start + EXCERPT_CHARACTERS - 1)}…`;
}

/** A short quotation of what stands at `at`, for the end of a reason: `“foo”`, or `the end of the line`. */
export function foundAt(text: string, at: number, end: number): string {
  if (at >= end) {
    return 'the end of the line';
  }
  const rest = text.slice(at, Math.min(end, at + 24));
  return `“${/^[\w.:+-]+/.exec(rest)?.[0] ?? rest[0]}”`;
}
